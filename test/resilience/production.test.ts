import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Catcher, startCatcher } from '../../scripts/chaos/catcher.js';
import { type Cluster, makeCluster } from '../../scripts/chaos/cluster.js';
import { freeEnvironment, pause, type ServiceProcess, startProcess, until } from '../../scripts/chaos/service.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal, type TemporalServer } from '../../scripts/ensure/temporal-server.js';
import { type Front, startFront } from './front.js';

/**
 * docs/operations.md, "A production set-up", followed word by word on one machine: a database whose owner migrates and whose
 * service cannot rewrite its records, two API and two worker processes in production mode behind one public address, the first
 * officer made by `npm run found`, an upgrade while people work, another SESSION_SECRET, and the last backup put back.
 */
vi.setConfig({ testTimeout: 400_000, hookTimeout: 240_000 });

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pingxuan-production-'));
const password = '青禾县的秋天很长 2026';
let database: Cluster;
let temporal: TemporalServer;
let relay: Catcher;
let front: Front;
let common: Record<string, string>;
/** What stands in the administrator's own environment, never in the services'. */
let owner: { readonly DATABASE_OWNER_URL: string };
/** The two addresses the front hands requests to, whoever listens there. */
let ports: readonly [number, number];
const apis: { port: number; metrics: number; process: ServiceProcess }[] = [];
const workers: { port: number; process: ServiceProcess }[] = [];

beforeAll(async () => {
  const temporalPort = await freePort();
  ports = [await freePort(), await freePort()];
  [database, relay, front] = await Promise.all([makeCluster(), startCatcher(), startFront(ports)]);
  await database.start();
  // The cluster's own user is named like the guide's service.
  for (const statement of guided('sql').replaceAll('pingxuan', 'drill').split(';'))
    if (statement.trim()) await database.ask(statement);
  const as = (role: string) => database.url.replace(/pingxuan@(.*)\/postgres$/, `${role}@$1/drill`);
  owner = { DATABASE_OWNER_URL: as('drill_owner') };
  temporal = await startTemporal({
    port: temporalPort,
    namespace: 'default',
    databaseFile: join(folder, 'temporal.db'),
  });
  common = {
    ...(await freeEnvironment(join(folder, 'data'))),
    PINGXUAN_MODE: 'production',
    PUBLIC_URL: front.url,
    SESSION_SECRET: 'a-secret-of-the-drill-long-enough-for-anybody',
    DATA_KEYS: 'a-data-key-of-the-drill-long-enough-for-anybody',
    DATABASE_URL: as('drill'),
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
  const process = await startProcess({
    ...common,
    PINGXUAN_PARTS: 'api',
    HTTP_PORT: String(port),
    METRICS_PORT: String(metrics),
  });
  await process.ready();
  return { port, metrics, process };
}
async function startWorker(port: number): Promise<(typeof workers)[number]> {
  const process = await startProcess({ ...common, PINGXUAN_PARTS: 'worker', HTTP_PORT: String(port) });
  await process.ready();
  return { port, process };
}

/** The guide's first block of a language: what an administrator would paste. */
function guided(language: string): string {
  const guide = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  return new RegExp(`\`\`\`${language}\\n([^\`]+)`).exec(guide)?.[1] ?? '';
}

/** `npm run <name> -- <given>` in the services' environment and `more`. @returns its exit status and what it printed */
function command(
  name: string,
  given: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; said: string; complained: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn('npm', ['run', '--silent', name, '--', ...given], {
    cwd: root,
    env: { PATH, HOME, ...common, ...more },
  });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  return new Promise((done) =>
    child.on('close', (code) => done({ code, said: said.trim(), complained: complained.trim() })),
  );
}
async function must(...given: Parameters<typeof command>): Promise<string> {
  const { code, said, complained } = await command(...given);
  if (code !== 0) throw new Error(`${given[0]}: ${code}\n${said}\n${complained}`);
  return said;
}
const found = (email: string) =>
  command('found', [
    ...['--bureau-code', 'bureau', '--bureau', '云岭市教育局'],
    ...['--officer-code', 'G001', '--officer', '赵晓岚', '--email', email],
    ...['--second-code', 'G002', '--second', '钱立本', '--second-email', 'second@city.example'],
  ]);

/** Asks the database as the service, which can do what its role may and no more. */
async function asService<T extends pg.QueryResultRow>(sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: common.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every process anew, one by one: first the workers, then the APIs; with `more` in their environment. */
async function anew(more: Readonly<Record<string, string>> = {}): Promise<void> {
  Object.assign(common, more);
  for (const part of [workers, apis] as const)
    for (let at = 0; at < part.length; at += 1) {
      const old = part[at];
      if (!old) continue;
      const { code, ms } = await old.process.end('SIGTERM');
      expect([code, ms < 10_000]).toEqual([0, true]);
      if (part === workers) workers[at] = await startWorker(old.port);
      else apis[at] = await startApi(old.port);
    }
}

let cookie = '';
let totp = '';
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

test('the owner migrates and gives the service its rights; before that the service finds nothing it may make', async () => {
  expect((await found('officer@city.example')).code).not.toBe(0);
  expect((await command('migrate')).complained).toContain('DATABASE_OWNER_URL');
  for (const _ of ['the first start', 'again']) expect(await must('migrate', [], owner)).toBe('drill');
  expect(await asService('SELECT count(*)::int AS n FROM audit')).toEqual([{ n: 0 }]);
  for (const forbidden of [
    'UPDATE audit SET act = act',
    'DELETE FROM decisions',
    'TRUNCATE seals',
    'ALTER TABLE audit DISABLE TRIGGER ALL',
    'CREATE TABLE public.more (id int)',
  ])
    await expect(asService(forbidden)).rejects.toThrow(/permission denied|must be owner/);
});

test('the first officers are made once, by the guide’s command, and choose a password by letter', async () => {
  const made = await found('officer@city.example');
  expect(made.code).toBe(0);
  expect(made.said).toMatch(new RegExp(`^${front.url}/\\S+#\\S+$`));
  expect((await found('other@city.example')).code).toBe(1);

  apis.push(await startApi(ports[0]), await startApi(ports[1]));
  workers.push(await startWorker(await freePort()), await startWorker(await freePort()));
  for (const address of ['officer', 'second'])
    await until('the letter', async () => relay.byAddress(`${address}@city.example`));
  const [, linkId, secret] = /([0-9a-f]{32})#([\w-]+)/.exec(made.said) ?? [];
  const set = await ask('POST', `/api/account/password/links/${linkId}`, { secret, newPassword: password });
  expect(set).toMatchObject({ status: 200, body: { login: 'g001' } });
});

test('a session of one API process is a session of the other; the second factor is set up', async () => {
  expect((await ask('POST', '/api/session', { login: 'g001', password })).status).toBe(201);
  const offer = await ask('POST', '/api/account/totp/offer');
  totp = String(offer.body.secret);
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

/** Somebody at work meanwhile. @returns how often each HTTP status was the answer */
async function whileWorking(run: () => Promise<void>): Promise<ReadonlyMap<number, number>> {
  let over = false;
  const statuses = new Map<number, number>();
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const working = (async () => {
    for (let number = 0; !over; number += 1) {
      const name = `第${number}枚令牌`;
      count((await ask('POST', '/api/tokens', { name, scope: 'read', days: 30 })).status);
      count((await ask('GET', '/api/tasks')).status);
      await pause(100);
    }
  })();
  try {
    await run();
  } finally {
    over = true;
    await working;
  }
  return statuses;
}

test('an upgrade — backup, verify, migrate, workers one by one, then the APIs, verify — interrupts nobody', async () => {
  const statuses = await whileWorking(async () => {
    await must('backup', [join(folder, 'backup')], owner);
    await must('verify');
    await must('migrate', [], owner);
    await anew();
  });
  expect(await must('verify')).toMatch(/✓ workflows/);
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  expect(await asService('SELECT count(*)::int AS n FROM api_tokens')).toEqual([{ n: statuses.get(201) }]);
  console.log(`an upgrade of four processes: ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(', ')}`);
});

test('another SESSION_SECRET signs nobody out: all read both, then it is swapped, then what it sealed is sealed anew', async () => {
  const former = common.SESSION_SECRET ?? '';
  const next = 'another-secret-of-the-drill-long-enough-for-anybody';
  const statuses = await whileWorking(async () => {
    await anew({ FORMER_SESSION_SECRETS: next });
    await anew({ SESSION_SECRET: next, FORMER_SESSION_SECRETS: former });
  });
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  expect(await must('reseal')).toMatch(/^second factors: 1 sealed anew, 0 that no key opens$/m);
  expect(await must('reseal')).toBe(
    'second factors: 0 sealed anew, 0 that no key opens\ndata keys: 0 sealed anew, 0 that no key opens',
  );
  await anew({ FORMER_SESSION_SECRETS: '' });
  cookie = '';
  expect((await ask('POST', '/api/session', { login: 'g001', password })).status).toBe(201);
  const code = await generate({ secret: totp });
  expect((await ask('POST', '/api/session/second-factor', { code })).status).toBe(200);
});

test('a backup put back by the owner leaves the service its rights and no more, and work goes on', async () => {
  for (const { process } of [...apis, ...workers]) expect((await process.end('SIGTERM')).code).toBe(0);
  // Without the owner's address it is refused as a whole: the service may not take its tables away.
  expect((await command('restore', [join(folder, 'backup')])).code).not.toBe(0);
  const kept = 'SELECT count(*)::int AS n FROM people';
  const before = await asService(kept);
  expect(await must('restore', [join(folder, 'backup')], owner)).toMatch(/^restored database, temporal, files as of /);
  expect(await asService(kept)).toEqual(before);
  expect(await must('reconcile', ['--repair'])).toMatch(/ 0 left/);
  await must('verify');
  await expect(asService('UPDATE audit SET act = act')).rejects.toThrow(/permission denied/);
  await must('migrate', [], owner);
  apis[0] = await startApi(ports[0]);
  workers[0] = await startWorker(await freePort());
  expect((await ask('GET', '/api/me')).status).toBe(401);
  expect((await ask('POST', '/api/session', { login: 'g001', password })).status).toBe(201);
});
