import { eq } from 'drizzle-orm';
import { generate, generateSecret } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit, links, mails, people } from '../../db/schema/all.js';
import { linkSecret, printedCode } from '../../desk/kit/links.js';
import { call, password, serve, signedIn, type TestServer } from './server.js';

const secret = generateSecret();
const newPassword = '新的登录密码 2026';
let at: TestServer;
let officer: string;

beforeAll(async () => {
  at = await serve();
  await at.deps.db.update(people).set({ nominatedByOrgId: at.city.org('bureau') });
  await at.account('cityOfficer', secret);
  await at.account('teacherA1a');
  const code = await generate({ secret, epoch: Math.floor(at.wall.at / 1000) });
  const answer = await call(at, 'POST', '/api/session', { body: { login: 'cityOfficer', password, code } });
  officer = answer.cookie;
});
afterAll(() => at.close());

const lettersTo = async (code: string) =>
  (await at.deps.db.select().from(mails)).filter(({ personId }) => personId === at.city.personId(code));
const lastLink = async (code: string) => (await lettersTo(code)).at(-1)?.linkId ?? '';
const setIt = (linkId: string, body: object) =>
  call(at, 'POST', `/api/account/password/links/${linkId}`, { body: { newPassword, ...body } });
const signIn = (login: string, word: string) => call(at, 'POST', '/api/session', { body: { login, password: word } });

describe('opening accounts', () => {
  it('everybody entered with an address and no account gets one letter, once', async () => {
    const invite = () => call(at, 'POST', '/api/accounts/invitations', { cookie: officer, body: {} });
    const first = await invite();
    expect(first.status).toBe(200);
    expect(Number(first.body.invited)).toBeGreaterThan(10);
    expect((await invite()).body.invited).toBe(0);
    expect((await lettersTo('teacherA1b')).map(({ template }) => template)).toEqual(['accountInvitation']);
    expect(await lettersTo('teacherA1a')).toEqual([]);
  });

  it('nobody signs in before choosing a password; the link is good once and its secret is needed', async () => {
    const linkId = await lastLink('teacherA1b');
    expect((await setIt(linkId, { secret: 'x'.repeat(43) })).body.code).toBe('wrongCredentials');
    expect((await setIt('0'.repeat(32), { secret: 'x' })).body.code).toBe('wrongCredentials');
    expect(
      (await setIt(linkId, { code: printedCode(at.deps.linkKey, linkId), newPassword: 'kurz' })).body,
    ).toMatchObject({
      code: 'badInput',
    });
    const common = { secret: linkSecret(at.deps.linkKey, linkId), newPassword: 'teacherA1b-2026' };
    expect((await setIt(linkId, common)).body).toMatchObject({ code: 'passwordGuessable', detail: expect.any(String) });
    const set = await setIt(linkId, { secret: linkSecret(at.deps.linkKey, linkId) });
    expect(set.body).toEqual({ login: 'teachera1b' });
    expect((await signIn('teacherA1b', newPassword)).status).toBe(201);
    expect((await setIt(linkId, { secret: linkSecret(at.deps.linkKey, linkId) })).body.code).toBe('wrongCredentials');
    const [person] = await at.deps.db
      .select()
      .from(people)
      .where(eq(people.id, at.city.personId('teacherA1b')));
    expect(person?.addressState).toBe('good');
  });

  it('an invitation ends after its days', async () => {
    const linkId = await lastLink('clerkA1');
    at.wall.at += 15 * 24 * 3_600_000;
    expect((await setIt(linkId, { code: printedCode(at.deps.linkKey, linkId) })).body.code).toBe('linkExpired');
    at.wall.at -= 15 * 24 * 3_600_000;
  });

  it('only the bureau opens or changes accounts', async () => {
    const teacher = await signedIn(at, 'teacherA1a');
    for (const [path, body] of [
      ['/api/accounts/invitations', {}],
      ['/api/accounts/changes', { code: 'clerkA1', change: 'disable', reason: '离职' }],
    ] as const)
      expect((await call(at, 'POST', path, { cookie: teacher, body })).body.code).toBe('notYourPost');
  });
});

describe('a password forgotten', () => {
  it('known and unknown accounts get one and the same answer, and the letter only goes to the stored address', async () => {
    const ask = (login: string) => call(at, 'POST', '/api/account/password/forgotten', { body: { login } });
    const [known, unknown] = [await ask('teacherA1a'), await ask('nobody')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect((await lettersTo('teacherA1a')).map(({ template }) => template)).toEqual(['passwordForgotten']);
  });

  it('the newest link alone is good, and every session ends with the old password', async () => {
    const session = await signedIn(at, 'teacherA1a');
    const older = await lastLink('teacherA1a');
    await call(at, 'POST', '/api/account/password/forgotten', { body: { login: 'teacherA1a' } });
    const newest = await lastLink('teacherA1a');
    expect((await setIt(older, { secret: linkSecret(at.deps.linkKey, older) })).body.code).toBe('wrongCredentials');
    expect((await setIt(newest, { secret: linkSecret(at.deps.linkKey, newest) })).status).toBe(200);
    expect((await call(at, 'GET', '/api/session', { cookie: session })).status).toBe(401);
    expect((await signIn('teacherA1a', password)).status).toBe(401);
    expect((await signIn('teacherA1a', newPassword)).status).toBe(201);
  });
});

describe('changing an account', () => {
  const change = (body: object) =>
    call(at, 'POST', '/api/accounts/changes', { cookie: officer, body: { reason: '本人申请', ...body } });

  it('closed, its sessions and links end at once and nobody learns why by signing in', async () => {
    const { cookie } = await signIn('teacherA1b', newPassword);
    expect((await change({ code: 'teacherA1b', change: 'disable' })).body).toEqual({
      sessionsEnded: 2,
      proposalId: null,
    });
    expect((await call(at, 'GET', '/api/session', { cookie })).status).toBe(401);
    expect((await signIn('teacherA1b', newPassword)).body.code).toBe('wrongCredentials');
    expect((await change({ code: 'teacherA1b', change: 'enable' })).status).toBe(200);
    expect((await signIn('teacherA1b', newPassword)).status).toBe(201);
    expect((await lettersTo('teacherA1b')).map(({ template }) => template).slice(-2)).toEqual([
      'accountChanged',
      'accountChanged',
    ]);
  });

  it('never one’s own, and not without the second factor', async () => {
    expect((await change({ code: 'cityOfficer', change: 'resetSecondFactor' })).body.code).toBe('secondPersonRequired');
    at.wall.at += 61 * 60_000;
    const late = await change({ code: 'teacherA1b', change: 'disable' });
    expect(['secondFactorRequired', 'notSignedIn']).toContain(late.body.code);
  });

  it('what was done to accounts stands in the record', async () => {
    const acts = (await at.deps.db.select().from(audit)).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['invitePeople', 'setPassword', 'forgotPassword', 'manageAccount']));
    expect(
      (await at.deps.db.select().from(links)).filter(({ accountId, state }) => accountId && state === 'used').length,
    ).toBe(2);
  });
});
