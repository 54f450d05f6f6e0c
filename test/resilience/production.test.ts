import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Catcher, startCatcher } from '../../scripts/chaos/catcher.js';
import { type Cluster, makeCluster } from '../../scripts/chaos/cluster.js';
import { freeEnvironment, pause, type ServiceProcess, startProcess, until } from '../../scripts/chaos/service.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal, type TemporalServer } from '../../scripts/ensure/temporal-server.js';
import { type Front, startFront } from './front.js';

/**
 * docs/operations.md, "A production set-up", followed word by word on one machine: two API and two worker processes in
 * production mode behind one public address, the first officer made by `npm run found`, then an upgrade while people work.
 */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pingxuan-production-'));
const password = '青禾县的秋天很长 2026';
let database: Cluster;
let temporal: TemporalServer;
let relay: Catcher;
let front: Front;
let common: Record<string, string>;
/** The two addresses the front hands requests to, whoever listens there. */
let ports: readonly [number, number];
const apis: { port: number; metrics: number; process: ServiceProcess }[] = [];
const workers: { port: number; process: ServiceProcess }[] = [];

beforeAll(async () => {
  const temporalPort = await freePort();
  ports = [await freePort(), await freePort()];
  [database, relay, front] = await Promise.all([makeCluster(), startCatcher(), startFront(ports)]);
  await database.start();
  temporal = await startTemporal({
    port: temporalPort,
    namespace: 'default',
    databaseFile: join(folder, 'temporal.db'),
  });
  common = {
    ...(await freeEnvironment(join(folder, 'data'))),
    PINGXUAN_MODE: 'production',
    PUBLIC_URL: front.url,
    SESSION_SECRET: 'a secret of the drill, long enough for anybody',
    DATA_KEYS: 'a-data-key-of-the-drill-long-enough-for-anybody',
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    SMTP_URL: relay.url,
    MAIL_FROM: '评选 <pingxuan@city.example>',
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  for (const { process } of [...apis, ...workers]) await process.end('SIGKILL');
  await Promise.all([temporal?.stop(), relay?.stop(), front?.stop()]);
  await database?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function startApi(port: number): Promise<(typeof apis)[number]> {
  const metrics = await freePort();
  const process = startProcess({
    ...common,
    PINGXUAN_PARTS: 'api',
    HTTP_PORT: String(port),
    METRICS_PORT: String(metrics),
  });
  await process.ready();
  return { port, metrics, process };
}
async function startWorker(port: number): Promise<(typeof workers)[number]> {
  const process = startProcess({ ...common, PINGXUAN_PARTS: 'worker', HTTP_PORT: String(port) });
  await process.ready();
  return { port, process };
}

/** `npm run found` as the guide prints it. @returns its exit status and what it printed */
function found(...more: string[]): Promise<{ code: number | null; said: string }> {
  const given = [
    '--bureau-code',
    'bureau',
    '--bureau',
    '云岭市教育局',
    '--officer-code',
    'G001',
    '--officer',
    '赵晓岚',
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/found.ts', ...given, ...more], {
    cwd: root,
    env: { PATH: process.env.PATH, ...common },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, said: said.trim() })));
}

let cookie = '';
let serial = 0;
async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${front.url}${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(cookie && { Cookie: cookie }),
      ...(method !== 'GET' && { 'Idempotency-Key': `drill-${serial++}` }),
      ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const [set] = response.headers.getSetCookie();
  if (set) cookie = set.split(';')[0] ?? '';
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('the first officer is made once, by the guide’s command, and chooses a password by letter', async () => {
  const made = await found('--email', 'officer@city.example');
  expect(made.code).toBe(0);
  expect(made.said).toMatch(new RegExp(`^${front.url}/\\S+#\\S+$`));
  expect((await found('--email', 'other@city.example')).code).toBe(1);

  apis.push(await startApi(ports[0]), await startApi(ports[1]));
  workers.push(await startWorker(await freePort()), await startWorker(await freePort()));
  await until('the letter', async () => relay.byAddress('officer@city.example'));
  const [, linkId, secret] = /([0-9a-f]{32})#([\w-]+)/.exec(made.said) ?? [];
  const set = await ask('POST', `/api/account/password/links/${linkId}`, { secret, newPassword: password });
  expect(set).toMatchObject({ status: 200, body: { login: 'g001' } });
});

test('a session of one API process is a session of the other; the second factor is set up', async () => {
  expect((await ask('POST', '/api/session', { login: 'g001', password })).status).toBe(201);
  const offer = await ask('POST', '/api/account/totp/offer');
  const totp = String(offer.body.secret);
  const enrolled = await ask('POST', '/api/account/totp', {
    secret: totp,
    password,
    code: await generate({ secret: totp }),
  });
  expect(enrolled.body.recoveryCodes).toHaveLength(10);
  const [recovery] = enrolled.body.recoveryCodes as string[];
  expect((await ask('POST', '/api/session/second-factor', { code: recovery })).status).toBe(200);
  for (let turn = 0; turn < 4; turn += 1) expect((await ask('GET', '/api/me')).status).toBe(200);
});

test('bodies and people come in by sheet, a round is drafted', async () => {
  for (const name of ['organisations', 'people'] as const) {
    const sheet = new FormData();
    sheet.set('file', new Blob([readFileSync(join(root, 'examples', `${name}.csv`))]), `${name}.csv`);
    expect((await ask('POST', `/api/imports/${name}`, sheet)).status).toBe(201);
  }
  const round = JSON.parse(readFileSync(join(root, 'examples/round.json'), 'utf8')) as object;
  expect((await ask('POST', '/api/rounds', round)).status).toBe(201);
});

test('a link minted by each API process arrives through the public address, and its monitoring says so', async () => {
  for (const { metrics } of apis) {
    const page = await until('the self-test', async () => {
      const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
      return text.includes('pingxuan_links_arrive 1') && text;
    });
    expect(page).toMatch(/pingxuan_outbox_oldest_seconds \d/);
  }
});

test('an upgrade — workers one by one, then the APIs — interrupts nobody, and every process ends in order', async () => {
  let over = false;
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const working = (async () => {
    for (let number = 0; !over; number += 1) {
      const name = `升级期间第${number}枚令牌`;
      count((await ask('POST', '/api/tokens', { name, scope: 'read', days: 30 })).status);
      count((await ask('GET', '/api/tasks')).status);
      await pause(100);
    }
  })();
  for (const part of [workers, apis] as const)
    for (let at = 0; at < part.length; at += 1) {
      const old = part[at];
      if (!old) continue;
      const { code, ms } = await old.process.end('SIGTERM');
      expect([code, ms < 10_000]).toEqual([0, true]);
      if (part === workers) workers[at] = await startWorker(old.port);
      else apis[at] = await startApi(old.port);
    }
  over = true;
  await working;
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  const [kept] = await database.ask<{ count: string }>('SELECT count(*) FROM api_tokens');
  expect(Number(kept?.count)).toBe(statuses.get(201));
  console.log(`an upgrade of four processes: ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(', ')}`);
});
