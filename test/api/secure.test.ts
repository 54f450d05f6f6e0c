import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { generate, generateSecret } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../api/app.js';
import { audit, stageRuns, tasks } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { createLink, linkSecret } from '../../desk/kit/links.js';
import { call, password, serve, signedIn, type TestServer } from './server.js';

let at: TestServer;
/** The same service as people reach it in production: by https, behind a proxy that ends TLS. */
let site: { readonly url: string };
let stop: () => Promise<void>;
const secret = generateSecret();
const codeNow = () => generate({ secret, epoch: Math.floor(at.wall.at / 1000) });
const oidc = {
  begin: async (back: string) => ({
    url: `https://provider.test/?back=${back}`,
    attempt: { state: 's', nonce: 'n', verifier: 'v' },
  }),
  finish: async () => ({ issuer: 'https://provider.test', subject: 'nobody', strong: false }),
};

beforeAll(async () => {
  at = await serve();
  await at.account('cityLeader', secret);
  await at.account('teacherA1a');
  const server = createApp({ ...at.deps, publicUrl: 'https://pingxuan.test', oidc }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  site = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  stop = () => new Promise((done) => server.close(() => done()).closeAllConnections());
});
afterAll(async () => {
  await stop();
  await at.close();
});

async function taskLink(): Promise<string> {
  const [run, task] = [randomUUID(), randomUUID()];
  const common = { roundId: at.city.roundId, state: 'open', openedAt: '2026-03-02T01:00:00.000Z' } as const;
  const subjectId = randomUUID();
  const stage = { stage: 'schoolRecommendation', number: 1, subjectKind: 'case', calendarVersion: '1' } as const;
  await at.deps.db.insert(stageRuns).values({ id: run, subjectId, ...stage, ...common });
  const post = { orgId: at.city.org('schoolA1'), role: 'schoolLeader', kind: 'schoolRecommendation' } as const;
  await at.deps.db.insert(tasks).values({ id: task, stageRunId: run, subjectId, ...post, ...common });
  return performSystem(at.deps, (desk) => createLink(desk, { taskId: task, personId: at.city.personId('leaderA1') }));
}

describe('by https', () => {
  test('every cookie that opens something is Secure, and its name says that it must be', async () => {
    const body = { login: 'cityLeader', password };
    const session = (await call(site, 'POST', '/api/session', { body })).headers.get('set-cookie');
    expect(session).toMatch(/^__Host-px_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);

    const id = await taskLink();
    const opened = await call(site, 'POST', `/t/${id}/open`, { body: { secret: linkSecret(at.deps.linkKey, id) } });
    const link = new RegExp(`^__Secure-px_link=[\\w-]{43}; Path=/t/${id}; HttpOnly; Secure; SameSite=Lax$`);
    expect(opened.headers.get('set-cookie')).toMatch(link);
    expect((await call(site, 'GET', `/t/${id}`, { cookie: opened.cookie })).body.kind).toBe('open');

    const begun = (await call(site, 'GET', '/oidc/start')).headers.get('set-cookie');
    expect(begun).toMatch(/^__Secure-px_oidc=[^;]+; .*Path=\/oidc; .*HttpOnly; Secure; SameSite=Lax$/);
  });

  test('transport security for a year with all subdomains; no object, no base, no frame', async () => {
    for (const path of ['/healthz', '/api/nothing-here', '/docs']) {
      const { headers } = await call(site, 'GET', path);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      for (const said of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(headers.get('content-security-policy')).toContain(said);
    }
  });
});

describe('what HTTP allows and we do not', () => {
  test('TRACE sends nothing back', async () => {
    const { port } = new URL(at.url);
    const heard = request({ port, method: 'TRACE', path: '/api/session', headers: { 'x-probe': 'echo-me' } }).end();
    const [answer] = (await once(heard, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(404);
    expect(await text(answer)).not.toContain('echo-me');
  });

  test('one name given twice is no value, and an address given by the caller is not believed', async () => {
    const cookie = await signedIn(at, 'teacherA1a');
    expect((await call(at, 'GET', '/api/cases?search=a&search=b', { cookie })).status).toBe(400);
    const begun = await call(site, 'GET', '/oidc/start', { headers: { 'x-forwarded-host': 'evil.example' } });
    expect(begun.headers.get('location')).toBe('https://provider.test/?back=https://pingxuan.test/oidc/callback');
  });
});

describe('what stays in a browser', () => {
  test('nothing that was read behind a sign-in is kept; signing out asks for the rest to be cleared', async () => {
    const cookie = await signedIn(at, 'teacherA1a');
    for (const path of ['/api/session', '/api/tasks', '/api/cases', '/api/tokens'])
      expect((await call(at, 'GET', path, { cookie })).headers.get('cache-control')).toBe('no-store');
    const out = await call(at, 'DELETE', '/api/session', { cookie });
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
  });
});

describe('a session', () => {
  test('is not made longer by showing the second factor again', async () => {
    let cookie = await signedIn(at, 'cityLeader', await codeNow());
    for (let hour = 0; hour < 11; hour++) {
      at.wall.at += 59 * 60_000;
      await call(at, 'GET', '/api/session', { cookie });
    }
    const shown = await call(at, 'POST', '/api/session/second-factor', { cookie, body: { code: await codeNow() } });
    cookie = shown.cookie;
    expect((await call(at, 'GET', '/api/session', { cookie })).status).toBe(200);
    at.wall.at += 59 * 60_000;
    await call(at, 'GET', '/api/session', { cookie });
    at.wall.at += 59 * 60_000;
    expect((await call(at, 'GET', '/api/session', { cookie })).status).toBe(401);
  });

  test('binds no identity to an account with a second factor that was not shown lately', async () => {
    at.wall.at += 60_000;
    const body = { login: 'cityLeader', password, code: await codeNow() };
    let { cookie } = await call(site, 'POST', '/api/session', { body });
    const bind = async () => {
      const begun = await call(site, 'GET', '/oidc/start?bind=yes', { cookie });
      return call(site, 'POST', '/oidc/finish', {
        cookie: `${cookie}; ${begun.cookie}`,
        body: { code: 'c', state: 's' },
      });
    };
    for (let n = 0; n < 2; n++) {
      at.wall.at += 40 * 60_000;
      await call(site, 'GET', '/api/session', { cookie });
    }
    expect((await bind()).body.code).toBe('secondFactorRequired');
    const code = { code: await codeNow() };
    cookie = (await call(site, 'POST', '/api/session/second-factor', { cookie, body: code })).cookie;
    expect((await bind()).headers.get('location')).toBe('/account?done=bindIdentity');
  });

  test('that guesses the password of its account is written down, and told to wait', async () => {
    const cookie = await signedIn(at, 'teacherA1a');
    const body = { secret: generateSecret(), code: '000000', password: 'guessed' };
    const answers: number[] = [];
    for (let n = 0; n < 12; n++) answers.push((await call(at, 'POST', '/api/account/totp', { cookie, body })).status);
    expect([answers[0], answers.at(-1)]).toEqual([401, 429]);
    const noted = (await at.deps.db.select().from(audit)).filter(({ act }) => act === 'enrolTotp');
    expect(noted.length).toBe(answers.filter((status) => status === 401).length);
    expect(noted.every(({ outcome }) => outcome === 'refused')).toBe(true);
  });
});
