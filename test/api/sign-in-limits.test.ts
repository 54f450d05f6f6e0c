import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, password, serve, type TestServer } from './server.js';

// Issue "Nobody in": limits per address beside those per account and link, and a session that nobody can plant.
let at: TestServer;
beforeAll(async () => {
  at = await serve([], { tries: { signInPerAddress: 3, addressPerMinute: 25 } }, { trustProxyHops: 1 });
  await at.account('teacherA1a');
});
afterAll(() => at.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const signIn = (address: string, login: string, word = 'wrong', cookie = '') =>
  call(at, 'POST', '/api/session', { headers: from(address), cookie, body: { login, password: word } });

describe('one address', () => {
  test('tries few passwords, of however many accounts, and other addresses are not held back by it', async () => {
    for (let n = 0; n < 3; n += 1) expect((await signIn('192.0.2.1', `nobody${n}`)).status).toBe(401);
    const fourth = await signIn('192.0.2.1', 'teacherA1a', password);
    expect([fourth.status, fourth.body.code]).toEqual([429, 'tooManyRequests']);
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn('192.0.2.2', 'teacherA1a', password)).status).toBe(201);
  });

  test('asks so many things a minute, and no more', async () => {
    const ask = (address: string) => call(at, 'GET', '/api/session', { headers: from(address) });
    const answers = [];
    for (let n = 0; n < 26; n += 1) answers.push((await ask('192.0.2.3')).status);
    expect(answers.slice(0, 25).every((status) => status === 401)).toBe(true);
    expect(answers[25]).toBe(429);
    expect((await ask('192.0.2.4')).status).toBe(401);
  });
});

describe('signing in over a session', () => {
  test('gives a new cookie; the one that was there, planted or not, opens nothing afterwards', async () => {
    const old = (await signIn('192.0.2.5', 'teacherA1a', password)).cookie;
    const fresh = (await signIn('192.0.2.5', 'teacherA1a', password, old)).cookie;
    const opens = async (cookie: string) =>
      (await call(at, 'GET', '/api/session', { headers: from('192.0.2.6'), cookie })).status;
    expect(fresh).not.toBe(old);
    expect([await opens(old), await opens(fresh)]).toEqual([401, 200]);
    const planted = `px_session=${'A'.repeat(43)}`;
    const answer = await signIn('192.0.2.7', 'teacherA1a', password, planted);
    expect(answer.cookie).not.toBe(planted);
    expect(await opens(planted)).toBe(401);
  });
});
