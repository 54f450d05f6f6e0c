import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freeEnvironment, startProcess } from '../../scripts/chaos/service.js';
import { answers, freePort } from '../../scripts/ensure/port.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'pingxuan-start-'));
/** Stands for a part that is there: these starts fail before anybody speaks to it. */
const listener = createServer((socket) => socket.end());
let database: FreshDatabase;
let there = '';
let away = '';
beforeAll(async () => {
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  there = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  away = `127.0.0.1:${await freePort()}`;
  database = await freshDatabase();
});
afterAll(async () => {
  listener.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

let runs = 0;
async function startedWith(more: Record<string, string>) {
  runs += 1;
  const environment: Record<string, string> = {
    ...(await freeEnvironment(join(folder, String(runs)))),
    START_PATIENCE_SECONDS: '3',
    ...more,
  };
  const service = await startProcess(environment);
  const { code, ms } = await service.ended;
  return { code, ms, output: service.output(), environment };
}

const otherParts = () => ({ DATABASE_URL: database.url, TEMPORAL_ADDRESS: there, SMTP_URL: `smtp://${there}` });

test('every wrong variable is named in both languages before anything starts, and no value is shown', async () => {
  const wrong = { HTTP_PORT: 'eighty', DATABASE_URL: 'mysql://u:geheim@h/d', CLOCK_START: 'soon' };
  const { code, output, environment } = await startedWith(wrong);
  expect(code).toBe(1);
  for (const name of Object.keys(wrong)) {
    expect(output).toContain(`${name}：不正确`);
    expect(output).toContain(`${name}: wrong`);
  }
  expect(output).not.toContain('geheim');
  expect(existsSync(environment.DATA_DIR ?? '')).toBe(false);
});

test.each([
  ['PostgreSQL (DATABASE_URL)', () => ({ DATABASE_URL: `postgres://u:geheim@${away}/d` })],
  ['Temporal (TEMPORAL_ADDRESS)', () => ({ TEMPORAL_ADDRESS: away })],
  ['SMTP (SMTP_URL)', () => ({ SMTP_URL: `smtp://u:geheim@${away}` })],
])('%s does not answer: it is said, asked again for a bounded time, and the rest is stopped', async (part, change) => {
  const { code, ms, output } = await startedWith({ ...otherParts(), ...change() });
  expect(code).toBe(1);
  expect(output).toContain(`等待 ${part} 就绪 · waiting for ${part}`);
  expect(output).toContain(`${part} 没有就绪，已停止 · ${part} did not get ready; stopped`);
  expect(output).not.toContain('geheim');
  expect(ms).toBeGreaterThan(3_000);
  expect(ms).toBeLessThan(40_000);
});

test('what was already started is stopped: our own Temporal and mail catcher leave their ports', async () => {
  const { code, environment } = await startedWith({ DATABASE_URL: `postgres://u@${away}/d` });
  expect(code).toBe(1);
  for (const name of ['HTTP_PORT', 'TEMPORAL_PORT', 'SMTP_PORT', 'MAIL_UI_PORT'])
    expect(await answers(Number(environment[name]))).toBe(false);
});

test('a wrong password is said at once and not waited for', async () => {
  const url = new URL(database.url);
  url.password = 'geheim';
  const { code, output } = await startedWith({
    ...otherParts(),
    DATABASE_URL: url.href,
    START_PATIENCE_SECONDS: '3600',
  });
  expect(code).toBe(1);
  expect(output).toMatch(/PostgreSQL \(DATABASE_URL\) 拒绝登录.* · PostgreSQL \(DATABASE_URL\) refuses us/);
  expect(output).not.toContain('geheim');
});
