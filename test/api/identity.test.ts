import { generate, generateSecret } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, password, serve, signedIn, type TestServer } from './server.js';

let server: TestServer;
const secret = generateSecret();
const codeNow = () => generate({ secret, epoch: Math.floor(server.wall.at / 1000) });

beforeAll(async () => {
  server = await serve();
  await server.account('cityLeader', secret);
  await server.account('teacherA1a');
  await server.account('clerkA1');
});
afterAll(() => server.close());

const signIn = (body: object) => call(server, 'POST', '/api/session', { body });

describe('signing in', () => {
  test('an unknown login, a wrong password and a wrong code get one and the same answer', async () => {
    const answers = await Promise.all([
      signIn({ login: 'nobody', password }),
      signIn({ login: 'teacherA1a', password: 'wrong' }),
      signIn({ login: 'cityLeader', password, code: '000000' }),
    ]);
    expect(answers.map((a) => a.status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1);
  });

  test('the cookie is random, HttpOnly and Lax, and only its hash is stored', async () => {
    const answer = await signIn({ login: 'TeacherA1a ', password });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(/^px_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const rows = await server.deps.db.query.sessions.findMany();
    expect(JSON.stringify(rows)).not.toContain(answer.cookie.split('=')[1]);
  });

  test('a code is good once: the same code again is refused, the next one is taken', async () => {
    const code = await codeNow();
    const first = await signIn({ login: 'cityLeader', password, code });
    expect(first.body).toEqual({ secondFactor: true, secondFactorDue: false });
    expect((await signIn({ login: 'cityLeader', password, code })).status).toBe(401);
    server.wall.at += 30_000;
    expect((await signIn({ login: 'cityLeader', password, code: await codeNow() })).status).toBe(201);
  });

  test('a password alone opens nothing where the account has a second factor', async () => {
    const cookie = await signedIn(server, 'cityLeader');
    const refusedAnswer = await call(server, 'GET', '/api/tokens', { cookie });
    expect([refusedAnswer.status, refusedAnswer.body.code]).toEqual([403, 'secondFactorRequired']);
    server.wall.at += 30_000;
    const shown = await call(server, 'POST', '/api/session/second-factor', { cookie, body: { code: await codeNow() } });
    expect(shown.cookie).not.toBe(cookie);
    expect((await call(server, 'GET', '/api/tokens', { cookie: shown.cookie })).status).toBe(200);
    expect((await call(server, 'GET', '/api/tokens', { cookie })).status).toBe(401);
  });

  test('a session ends when idle, when old, and on signing out', async () => {
    const cookie = await signedIn(server, 'teacherA1a');
    server.wall.at += 61 * 60_000;
    expect((await call(server, 'GET', '/api/session', { cookie })).status).toBe(401);
    const old = await signedIn(server, 'teacherA1a');
    for (let i = 0; i < 13; i++) {
      server.wall.at += 59 * 60_000;
      await call(server, 'GET', '/api/session', { cookie: old });
    }
    expect((await call(server, 'GET', '/api/session', { cookie: old })).status).toBe(401);
    const last = await signedIn(server, 'teacherA1a');
    expect((await call(server, 'DELETE', '/api/session', { cookie: last })).status).toBe(200);
    expect((await call(server, 'GET', '/api/session', { cookie: last })).status).toBe(401);
  });
});

describe('second factor and recovery', () => {
  test('enrolling gives recovery codes; each opens once, and the secret lies sealed', async () => {
    const cookie = await signedIn(server, 'clerkA1');
    const offer = await call(server, 'POST', '/api/account/totp/offer', { cookie });
    const offered = String(offer.body.secret);
    const code = await generate({ secret: offered, epoch: Math.floor(server.wall.at / 1000) });
    const enrolled = await call(server, 'POST', '/api/account/totp', {
      cookie,
      body: { secret: offered, code, password },
    });
    const codes = enrolled.body.recoveryCodes as string[];
    expect(codes).toHaveLength(10);
    expect((await signIn({ login: 'clerkA1', password, code: codes[0] })).body.secondFactor).toBe(true);
    expect((await signIn({ login: 'clerkA1', password, code: codes[0] })).status).toBe(401);
    const rows = JSON.stringify(await server.deps.db.query.accounts.findMany());
    expect(rows).not.toContain(offered);
    expect(rows).not.toContain(codes[1]);
  });

  test('a changed password ends every other session', async () => {
    const [one, other] = [await signedIn(server, 'teacherA1a'), await signedIn(server, 'teacherA1a')];
    const short = { current: password, newPassword: 'short' };
    const tooShort = await call(server, 'POST', '/api/account/password', { cookie: one, body: short });
    expect(tooShort.status).toBe(400);
    const common = { current: password, newPassword: 'QWERTYuiop' };
    const guessable = await call(server, 'POST', '/api/account/password', { cookie: one, body: common });
    expect([guessable.status, guessable.body.code]).toEqual([422, 'passwordGuessable']);
    const body = { current: password, newPassword: '一个新的、更长的密码' };
    const changed = await call(server, 'POST', '/api/account/password', { cookie: one, body });
    expect(changed.status).toBe(200);
    expect((await call(server, 'GET', '/api/session', { cookie: one })).status).toBe(200);
    expect((await call(server, 'GET', '/api/session', { cookie: other })).status).toBe(401);
  });
});

test('too many wrong passwords for one account are told to wait', async () => {
  for (let i = 0; i < 10; i++) await signIn({ login: 'somebody', password: 'wrong' });
  const answer = await signIn({ login: 'somebody', password: 'wrong' });
  expect([answer.status, answer.body.code]).toEqual([429, 'tooManyRequests']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});
