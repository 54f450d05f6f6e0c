import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { audit } from '../../db/schema/all.js';
import { probeRows, ran } from './probe.js';
import { call, serve, signedIn, type TestServer } from './server.js';

let server: TestServer;
let cookie = '';
const chain = randomUUID();
const address = `/api/probe/${chain}/wish`;
const yes = { wish: 'yes', formHash: 'h1' };

beforeAll(async () => {
  server = await serve(probeRows);
  await server.account('teacherA1a');
  cookie = await signedIn(server, 'teacherA1a');
});
afterAll(() => server.close());
beforeEach(() => {
  ran.count = 0;
});

describe('an act over HTTP', () => {
  test('the same key gets the same answer and acts once; another body under it is refused', async () => {
    const key = randomUUID();
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push(await call(server, 'POST', address, { cookie, key, body: yes }));
    expect(answers.map((a) => [a.status, a.body])).toEqual(Array(3).fill([201, { n: 1, channel: 'page' }]));
    const rows = await server.deps.db.select().from(audit).where(eq(audit.chain, chain));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['done']);
    const other = await call(server, 'POST', address, { cookie, key, body: { ...yes, formHash: 'h2' } });
    expect([other.status, other.body.code]).toEqual([409, 'idempotencyKeyReused']);
  });

  test('without a key it is refused in the caller’s language', async () => {
    const headers = { 'idempotency-key': '', cookie: `${cookie}; lang=en` };
    const answer = await call(server, 'POST', address, { body: yes, headers });
    expect([answer.status, answer.body.detail]).toEqual([400, 'The header Idempotency-Key is missing.']);
  });

  test('a refusal names code, rule, clause, field and sentence as problem+json', async () => {
    const answer = await call(server, 'POST', address, { cookie, body: { ...yes, wish: 'no' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 422, code: 'ruleForbids', ruleId: 'HOST-09' });
    expect(answer.body.clause).toContain('HOST-09');
    expect(answer.body.errors).toMatchObject([{ field: 'wish' }]);
  });

  test('If-Match gives the version that the body leaves out', async () => {
    const headers = { 'if-match': '"h1"' };
    expect((await call(server, 'POST', address, { cookie, headers, body: { wish: 'yes' } })).status).toBe(201);
    expect((await call(server, 'POST', address, { cookie, body: { wish: 'yes' } })).body.errors).toMatchObject([
      { code: 'badInput', field: 'formHash' },
    ]);
  });

  test('nobody is told to sign in', async () => {
    expect((await call(server, 'POST', address, { body: yes })).body.code).toBe('notSignedIn');
  });

  test('malformed, oversize and unknown bodies are refused plainly', async () => {
    const malformed = await call(server, 'POST', address, { cookie, body: '{"wish":' });
    expect([malformed.status, malformed.body.code]).toEqual([400, 'badInput']);
    const big = await call(server, 'POST', address, { cookie, body: { ...yes, formHash: 'x'.repeat(1_100_000) } });
    expect([big.status, big.body.code]).toEqual([413, 'tooLarge']);
    const extra = await call(server, 'POST', address, { cookie, body: { ...yes, more: 1 } });
    expect(extra.status).toBe(400);
    const list = await call(server, 'POST', address, { cookie, body: [1] });
    expect(list.status).toBe(400);
  });
});

describe('reading', () => {
  test('what belongs to others does not exist; only declared fields are shown; a known version is 304', async () => {
    expect((await call(server, 'GET', '/api/probe/theirs', { cookie })).status).toBe(404);
    const seen = await call(server, 'GET', '/api/probe/a1?limit=3', { cookie });
    expect(seen.body).toEqual({ id: 'a1', limit: 3 });
    expect(seen.headers.get('etag')).toBe('"a1"');
    const known = { 'if-none-match': '"a1"', 'cache-control': 'max-age=0' };
    const again = await call(server, 'GET', '/api/probe/a1', { cookie, headers: known });
    expect(again.status).toBe(304);
    expect((await call(server, 'GET', '/api/probe/a1?limit=99', { cookie })).status).toBe(400);
  });

  test('an unknown address is a 404 problem', async () => {
    expect((await call(server, 'GET', '/api/nothing')).body.code).toBe('notFound');
  });

  test('a fault of ours is a 500 without its words, in the answer and in the log', async () => {
    const answer = await call(server, 'GET', '/api/probe-fault');
    expect([answer.status, answer.body.code]).toEqual([500, 'internalError']);
    expect(JSON.stringify([answer.body, server.log])).not.toMatch(/zhang|张三/);
    expect(server.log.at(-1)).toMatchObject({ route: '/api/probe-fault', status: 500 });
    expect(server.log.at(-1)?.fault).toContain('probe.ts');
  });
});

describe('other sites', () => {
  const post = (headers: Record<string, string>) => call(server, 'POST', address, { cookie, headers, body: yes });

  test('what another site makes a browser send is refused before its body is read', async () => {
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post({ origin: 'https://evil.example' })).body.code).toBe('crossSite');
    const unread = await call(server, 'POST', address, { headers: { 'sec-fetch-site': 'cross-site' }, body: '{' });
    expect(unread.status).toBe(403);
  });

  test('our own pages and programs are let in', async () => {
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await post({ origin: 'http://pingxuan.test' })).status).toBe(201);
    expect((await post({})).status).toBe(201);
  });

  test('headers are strict on every answer', async () => {
    const { headers } = await call(server, 'GET', '/docs');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('tokens', () => {
  const make = async (scope: string) =>
    call(server, 'POST', '/api/tokens', { cookie, body: { name: '报表', scope, days: 30 } });
  const bearer = (token: unknown) => ({ authorization: `Bearer ${token}` });

  test('a reading token reads and does not act; an acting one acts, but never strongly', async () => {
    const read = bearer((await make('read')).body.token);
    const acting = bearer((await make('act')).body.token);
    expect((await call(server, 'GET', '/api/probe/a1', { headers: read })).status).toBe(200);
    expect((await call(server, 'POST', address, { headers: read, body: yes })).body.code).toBe('scopeMissing');
    const acted = await call(server, 'POST', address, {
      headers: { ...acting, 'sec-fetch-site': 'cross-site' },
      body: yes,
    });
    expect(acted.body.channel).toBe('api');
    const strong = await call(server, 'POST', address, { headers: acting, body: { ...yes, wish: 'strong' } });
    expect(strong.body.code).toBe('secondFactorRequired');
    expect((await call(server, 'GET', '/api/tokens', { headers: acting })).status).toBe(401);
  });

  test('a revoked, expired or invented token opens nothing, not even beside a good cookie', async () => {
    const made = (await make('read')).body;
    const headers = bearer(made.token);
    expect((await call(server, 'DELETE', `/api/tokens/${made.id}`, { cookie })).status).toBe(200);
    expect((await call(server, 'GET', '/api/probe/a1', { headers, cookie })).status).toBe(401);
    expect((await call(server, 'GET', '/api/probe/a1', { headers: bearer('pxt_no'), cookie })).status).toBe(401);
    expect(JSON.stringify(await server.deps.db.query.apiTokens.findMany())).not.toContain(String(made.token));
    expect((await call(server, 'DELETE', '/api/tokens/none', { cookie })).status).toBe(404);
  });
});

test('ready while the parts answer, 503 when one does not', async () => {
  expect(await call(server, 'GET', '/healthz')).toMatchObject({
    status: 200,
    body: { ok: true, now: expect.stringMatching(/Z$/) },
  });
  expect((await call(server, 'GET', '/readyz')).body).toEqual({ ok: true, parts: { database: true } });
});
