import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, password, signedIn } from '../api/server.js';
import { formOn, serveSite, signInAs, type TestSite } from './site.js';

let site: TestSite;
beforeAll(async () => {
  site = await serveSite();
}, 60_000);
afterAll(() => site.close());

const listed = async (cookie: string) => {
  const { body } = await call(site, 'GET', '/api/account/sessions', { cookie });
  return body.items as readonly { id: string; here: boolean; secondFactor: boolean }[];
};
const end = (cookie: string, body: object) => call(site, 'POST', '/api/account/sessions/end', { cookie, body });

describe('one’s own sessions (ASVS 7.5.2)', () => {
  let here: string;
  let lost: string;
  beforeAll(async () => {
    await site.account('teacherA1a');
    await site.account('teacherB1a');
    here = await signedIn(site, 'teacherA1a');
    lost = await signedIn(site, 'teacherA1a');
  });

  test('all that live are listed, none by what would open it, and no one else’s', async () => {
    await signedIn(site, 'teacherB1a');
    const rows = await site.deps.db.query.sessions.findMany();
    const items = await listed(here);
    expect(items.map((one) => one.here).sort()).toEqual([false, true]);
    const secrets = [...rows.map(({ hash }) => hash), ...[here, lost].map((cookie) => cookie.split('=')[1] ?? '')];
    for (const secret of secrets) expect(JSON.stringify(items)).not.toContain(secret);
  });

  test('one is ended by the password, and by nothing less', async () => {
    const sessionId = (await listed(here)).find((one) => !one.here)?.id;
    expect((await end(here, { sessionId })).body.code).toBe('wrongCredentials');
    expect((await end(here, { sessionId, password: 'wrong' })).body.code).toBe('wrongCredentials');
    expect((await end(here, { sessionId, password })).body).toEqual({ sessionsEnded: 1 });
    expect((await call(site, 'GET', '/api/session', { cookie: lost })).status).toBe(401);
    expect((await call(site, 'GET', '/api/session', { cookie: here })).status).toBe(200);
  });

  test('somebody else’s is not to be found', async () => {
    const other = await signedIn(site, 'teacherB1a');
    const sessionId = (await listed(other))[0]?.id;
    expect((await end(here, { sessionId, password })).body.code).toBe('notFound');
    expect((await call(site, 'GET', '/api/session', { cookie: other })).status).toBe(200);
  });

  test('without naming one all others end', async () => {
    const others = [await signedIn(site, 'teacherA1a'), await signedIn(site, 'teacherA1a')];
    expect((await end(here, { password })).body).toEqual({ sessionsEnded: 2 });
    for (const cookie of others) expect((await call(site, 'GET', '/api/session', { cookie })).status).toBe(401);
  });

  test('one that has been idle too long is not listed', async () => {
    await signedIn(site, 'teacherB1a');
    site.wall.at += 61 * 60_000;
    expect(await listed(await signedIn(site, 'teacherB1a'))).toHaveLength(1);
  });
});

describe('the account page without scripts', () => {
  test('ends all other sessions, and changes the password; a guessable one is refused with a sentence', async () => {
    const visitor = await signInAs(site, 'clerkA1');
    const others = [await signedIn(site, 'clerkA1'), await signedIn(site, 'clerkA1')];
    const page = await visitor.open('/account');
    expect(page.html).toContain('当前会话');
    const ended = await visitor.send(page, 'endSessions', { password });
    expect(ended.status).toBe(200);
    expect(ended.html.match(/最近使用/g)).toHaveLength(1);
    for (const cookie of others) expect((await call(site, 'GET', '/api/session', { cookie })).status).toBe(401);

    const refused = await visitor.send(ended, 'changePassword', { current: password, newPassword: '1q2w3e4r5t6y' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('新密码过于常见');
    const { current = '', newPassword = '' } = formOn(refused.html, 'changePassword').fields;
    expect([current, newPassword]).toEqual(['', '']);
    const changed = await visitor.send(refused, 'changePassword', {
      current: password,
      newPassword: '银杏树下有一辆旧自行车',
    });
    expect(changed.path).toBe('/account?done=changePassword');
    expect((await call(site, 'POST', '/api/session', { body: { login: 'clerkA1', password } })).status).toBe(401);
  });
});
