import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { links, mails, people } from '../../db/schema/all.js';
import { linkSecret, printedCode } from '../../desk/kit/links.js';
import { call, signedIn } from '../api/server.js';
import { caseOf } from '../desk/application/steps.js';
import { atSchool, hangNotice, type Shown, serveSite, type TestSite, Visitor } from './site.js';

const start = '2026-03-02T02:00:00.000Z';
/** Ten working days later: three for an objection's address and seven for a hearing are over. */
const later = '2026-03-16T02:00:00.000Z';

let site: TestSite;
let school: Awaited<ReturnType<typeof atSchool>>;
let formHash: string;
let leader: string;
beforeAll(async () => {
  site = await serveSite();
  site.setClock(start);
  school = await atSchool(site);
  formHash = (await caseOf(site.desk, school.caseId)).formHash ?? '';
  await site.account('leaderA1');
  leader = await signedIn(site, 'leaderA1');
  await bySchool('ethics-conclusion', { conclusion: 'clear', statement: '师德考核合格。' });
});
afterAll(() => site.close());

const bySchool = async (name: 'ethics-conclusion' | 'hearing-invitations' | 'recommendation', body: object) => {
  const given = { body: { formHash, ...body }, cookie: leader };
  const done = await call(site, 'POST', `/api/cases/${school.caseId}/${name}`, given);
  expect([name, done.body.errors]).toEqual([name, undefined]);
};
const lettersOf = (linkId: string) => site.deps.db.select().from(mails).where(eq(mails.linkId, linkId));
const lettersTo = (address: string) => site.deps.db.select().from(mails).where(eq(mails.address, address));
const lastLinkTo = async (address: string) => (await lettersTo(address)).at(-1)?.linkId ?? '';
const again = (visitor: Visitor, page: Shown) => visitor.send(page, 'resendLink', {});
const sentAgain = '邮件已发往登记的邮箱';

describe('an opinion asked for and not given in time (HOST-18)', () => {
  const address = 'parent@home.example';
  test('the page sends the letter again with a new date, and the opinion is taken', async () => {
    await bySchool('hearing-invitations', { invitations: [{ group: 'parents', address }] });
    const linkId = await lastLinkTo(address);
    site.setClock(later);
    const visitor = new Visitor(site);
    const over = await visitor.open(`/t/${linkId}`);
    expect(over.status).toBe(410);
    expect(over.html).toContain('此链接已到期');
    expect((await again(visitor, over)).html).toContain(sentAgain);
    const letters = await lettersOf(linkId);
    expect(letters.map((one) => [one.address, one.template])).toEqual(Array(2).fill([address, 'hearing']));
    expect(new Set(letters.map(({ data }) => String(data.until).slice(0, 10)))).toEqual(
      new Set(['2026-03-11', '2026-03-25']),
    );
    const locked = await visitor.open(`/t/${linkId}`);
    const open = await visitor.send(locked, 'openLink', { code: printedCode(site.deps.linkKey, linkId) });
    const said = await visitor.send(open, 'answerHearing', { view: 'support' });
    expect(said.html).toContain('办理完毕，谢谢');
  });

  test('once the school has decided the page says so, and nothing is sent', async () => {
    const late = 'late@home.example';
    await bySchool('hearing-invitations', { invitations: [{ group: 'teachers', address: late }] });
    const linkId = await lastLinkTo(late);
    await bySchool('recommendation', {
      taskId: school.taskId,
      decision: 'decline',
      reason: '本学年考核未达到推荐要求。',
    });
    const page = await new Visitor(site).open(`/t/${linkId}`);
    expect(page.html).toContain('学校已就此申报作出决定');
    expect(page.html).not.toContain('resendLink');
    await call(site, 'POST', `/t/${linkId}/resend`);
    expect(await lettersOf(linkId)).toHaveLength(1);
  });
});

describe('an objection whose address was not confirmed in time (NOTICE-O02)', () => {
  const object = async (noticeId: string, contact: string) => {
    const words = { kind: 'named', subjectId: school.caseId, text: '论文署名有误', fromName: '王某', contact };
    const filed = await call(site, 'POST', `/api/notices/${noticeId}/objections`, { body: words });
    expect([filed.status, filed.body.errors]).toEqual([201, undefined]);
    return lastLinkTo(contact);
  };

  test('while the notice hangs the letter comes again and the address may be confirmed; afterwards it is a lead', async () => {
    site.setClock('2026-03-02T02:00:00.000Z');
    const noticeId = await hangNotice(site, school.caseId);
    const linkId = await object(noticeId, 'wang@objector.example');
    const silent = await object(noticeId, 'li@objector.example');
    site.setClock('2026-03-06T02:00:00.000Z');
    const visitor = new Visitor(site);
    const over = await visitor.open(`/t/${linkId}`);
    expect(over.html).toContain('此链接已到期');
    expect((await again(visitor, over)).html).toContain(sentAgain);
    const [, letter] = await lettersOf(linkId);
    expect([letter?.address, letter?.data.until]).toEqual(['wang@objector.example', '2026-03-11T15:59:59.999Z']);
    site.setClock('2026-03-10T02:00:00.000Z');
    const secret = linkSecret(site.deps.linkKey, linkId);
    const confirmed = await call(site, 'POST', `/api/objection-links/${linkId}/confirmation`, { body: { secret } });
    expect(confirmed.body).toMatchObject({ state: 'registered' });
    const gone = await new Visitor(site).open(`/t/${silent}`);
    expect(gone.html).toContain('已转为匿名线索');
    expect(gone.html).not.toContain('resendLink');
    await call(site, 'POST', `/t/${silent}/resend`);
    expect(await lettersOf(silent)).toHaveLength(1);
  });
});

describe('a letter about an account that has run out', () => {
  const day = 24 * 3_600_000;
  const addressOf = async (code: string) => {
    const [person] = await site.deps.db
      .select()
      .from(people)
      .where(eq(people.id, site.city.personId(code)));
    return person?.email ?? '';
  };
  const liveLinks = async (code: string) =>
    site.deps.db
      .select()
      .from(links)
      .where(and(eq(links.personId, site.city.personId(code)), eq(links.state, 'live')));
  const forgotten = (login: string) => call(site, 'POST', '/api/account/password/forgotten', { body: { login } });

  test('a new letter with a new link goes to the stored address; what the old one held stays dead', async () => {
    await forgotten('leaderA1');
    const address = await addressOf('leaderA1');
    const old = await lastLinkTo(address);
    site.wall.at += day;
    const visitor = new Visitor(site);
    const page = await visitor.open(`/password/${old}`);
    const code = printedCode(site.deps.linkKey, old);
    const late = await visitor.send(page, 'setPassword', { newPassword: '新的登录密码 2026', code });
    expect(late.html).toContain('该链接已到期');
    expect((await again(visitor, late)).html).toContain(sentAgain);
    const fresh = await lastLinkTo(address);
    expect((await lettersOf(fresh)).map(({ template }) => template)).toEqual(['passwordForgotten']);
    expect(fresh).not.toBe(old);
    expect((await liveLinks('leaderA1')).filter(({ accountId }) => accountId).map(({ id }) => id)).toEqual([fresh]);
    const dead = await visitor.send(page, 'setPassword', { newPassword: '新的登录密码 2026', code });
    expect(dead.html).toContain('密码或验证码不正确');
    // Asked at the old address while the new link lives, its letter comes once more.
    await again(visitor, await visitor.open(`/password/${old}`));
    expect(await lettersOf(fresh)).toHaveLength(2);
    const own = { newPassword: '新的登录密码 2026', code: printedCode(site.deps.linkKey, fresh) };
    const set = await visitor.send(await visitor.open(`/password/${fresh}`), 'setPassword', own);
    expect(set.path).toContain('/sign-in');
    // Used: nothing more is sent, and the page says the same as ever.
    expect((await again(visitor, await visitor.open(`/password/${fresh}`))).html).toContain(sentAgain);
    expect(await lettersOf(fresh)).toHaveLength(2);
  });

  test('a password that is refused leaves the link’s secret in the form: the next one is taken', async () => {
    await site.account('sectionOfficer');
    await forgotten('sectionOfficer');
    const linkId = await lastLinkTo(await addressOf('sectionOfficer'));
    const visitor = new Visitor(site);
    // What the page's script fills in from behind the `#`.
    const secret = linkSecret(site.deps.linkKey, linkId);
    const first = { newPassword: 'sectionOfficer-2026', secret };
    const page = await visitor.open(`/password/${linkId}`);
    const refused = await visitor.send(page, 'setPassword', first);
    expect(refused.html).toContain('容易被猜到');
    expect(refused.html).not.toContain(first.newPassword);
    const set = await visitor.send(refused, 'setPassword', { newPassword: '新的登录密码 2026' });
    expect(set.path).toContain('/sign-in');
  });

  test('asked too often, or for an unknown link, nothing is sent and the page says the same', async () => {
    await site.account('countyOfficerA');
    await forgotten('countyOfficerA');
    const linkId = await lastLinkTo(await addressOf('countyOfficerA'));
    const visitor = new Visitor(site);
    const unknown = await visitor.open(`/password/${'0'.repeat(32)}`);
    expect((await again(visitor, unknown)).html).toContain(sentAgain);
    for (let at = 0; at < 5; at++) await again(visitor, await visitor.open(`/password/${linkId}`));
    expect(await lettersOf(linkId)).toHaveLength(4);
  });
});
