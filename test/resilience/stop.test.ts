import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openEmbedded } from '../../db/database.js';
import { organisations, rounds } from '../../db/schema/all.js';
import { freeEnvironment, pause, type ServiceProcess, startProcess } from '../../scripts/chaos/service.js';
import { signIn } from './client.js';

vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'pingxuan-stop-'));
const started: ServiceProcess[] = [];
afterAll(async () => {
  for (const service of started) await service.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** One request whose body comes late: its head now, the rest when `finish` is called. */
function slowRequest(url: string, head: readonly string[], body: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  const over = new Promise<string>((done) => socket.on('close', () => done(answer)));
  const length = Buffer.byteLength(body);
  socket.write(`${[...head, `Content-Length: ${length}`].join('\r\n')}\r\n\r\n${body.slice(0, 1)}`);
  return { finish: () => socket.write(body.slice(1)), over };
}

test('Ctrl-C finishes the act under way, ends within ten seconds, and leaves the folder to the next start', async () => {
  const environment = { ...(await freeEnvironment(folder)), LOG_LEVEL: 'error' };
  const service = await startProcess(environment);
  started.push(service);
  await service.ready();
  const officer = await signIn(service.url, 'bureau-officer-1');
  const body = JSON.stringify({ name: '停机前的令牌', scope: 'read', days: 30 });
  const request = slowRequest(
    service.url,
    [
      'POST /api/tokens HTTP/1.1',
      `Host: ${new URL(service.url).host}`,
      `Cookie: ${officer.cookie}`,
      'Content-Type: application/json',
      `Idempotency-Key: ${createHash('sha256').update(body).digest('hex')}`,
    ],
    body,
  );
  await pause(300);
  const ending = service.end('SIGINT');
  await pause(700);
  await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  request.finish();
  expect(await request.over).toMatch(/^HTTP\/1\.1 201/);
  const { code, ms } = await ending;
  expect([code, ms < 10_000]).toEqual([0, true]);

  const database = await openEmbedded(join(folder, 'db'));
  expect(await database.db.query.apiTokens.findMany()).toMatchObject([{ name: '停机前的令牌' }]);
  expect((await database.db.select().from(organisations)).length).toBeGreaterThan(10);
  await database.close();

  const again = await startProcess(environment);
  started.push(again);
  await again.ready();
  expect((await officer.send('GET', '/api/tokens')).body.items).toMatchObject([{ name: '停机前的令牌' }]);
  // A connection that never finishes its request holds nobody up.
  const stuck = slowRequest(
    again.url,
    ['POST /api/tokens HTTP/1.1', 'Host: x', 'Content-Type: application/json'],
    body,
  );
  await pause(300);
  const second = await again.end('SIGTERM');
  await stuck.over;
  expect([second.code, second.ms < 10_000]).toEqual([0, true]);
  const after = await openEmbedded(join(folder, 'db'));
  expect((await after.db.select().from(rounds)).map(({ state }) => state)).toEqual(['open']);
  await after.close();
});
