import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, hearingInvitations, notices, objections, tasks } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { createLink, linkSecret } from '../../desk/kit/links.js';
import { receiptCode } from '../../desk/notice/receipt-code.js';
import { atSchool, formOn, hangNotice, serveSite, signInAs, type TestSite, Visitor } from './site.js';

let site: TestSite;
beforeAll(async () => {
  site = await serveSite();
}, 60_000);
afterAll(() => site.close());

describe('an applicant without scripts', () => {
  let visitor: Visitor;
  let form = '';

  test('signs in, begins an application and is led to its form', async () => {
    visitor = await signInAs(site, 'teacherA1a');
    // nothing to do yet: no filter of nothing, but the way to the form
    const tasks = await visitor.open('/tasks');
    expect(tasks.html).toContain('<a href="/applications">填写申报表、查看办理进展');
    expect(tasks.html).not.toContain('class="filter"');
    const list = await visitor.open('/applications');
    expect(list.html).toContain('2026年测试批次');
    const started = await visitor.send(list, `start-${site.city.roundId}`, {});
    expect(started.path).toMatch(/^\/applications\/[\w-]+\/form\?done=startApplication$/);
    expect(started.html).toContain('HOST-09');
    const { fields } = formOn(started.html, 'saveDraft');
    // HOST-02, HOST-05, HOST-08, HOST-11: how long a text must be stands beside it before it is written; a draft may be shorter
    const beside = (name: string) =>
      new RegExp(`<(?:textarea|input)[^>]*name="form\\.${name}"[^>]*>[\\s\\S]*?<p class="length"[^>]*>([^<]*)`).exec(
        started.html,
      );
    expect(beside('performanceSummary')?.[1]).toBe('500—3000 字。 ');
    expect(beside('performanceSummary')?.[0]).not.toContain('minlength');
    expect(beside('ethicsSelfDeclaration')?.[1]).toBe('至少 200 字。 ');
    expect(beside('researchEffect')?.[1]).toBe('至少 100 字。 ');
    expect(beside('cases\\.0\\.summary')?.[1]).toBe('至少 800 字。 ');
    expect(beside('idLast4')?.[1]).toBe('至多 4 字。 ');
    expect(fields['form.name']).toBe('人员teacherA1a');
    expect(fields['form.email']).toContain('@');
    expect(started.html).toContain('accept=".pdf,.png,.jpg,.docx,.xlsx,.jpeg"');
    expect(started.html).toContain('每个不超过 20 MB');
    form = started.path.split('?')[0] ?? '';
  });

  test('saves what was typed, escaped; a row more is offered', async () => {
    const page = await visitor.open(form);
    const nasty = '<script>alert(1)</script>"\'';
    const saved = await visitor.send(page, 'saveDraft', {
      'form.name': nasty,
      'form.isHeadTeacherNow': 'true',
      'form.cases.0.title': '一个案例',
      'form.cases.0.kind': 'case',
    });
    expect(saved.status).toBe(200);
    expect(saved.html).not.toContain('<script>alert');
    expect(saved.html).toContain('&lt;script&gt;');
    expect(formOn(saved.html, 'saveDraft').fields['form.name']).toBe(nasty);
    expect(saved.html).toContain('name="form.cases.1.title"');
  });

  test('one saving after the other is one line of the story, from the first to the last', async () => {
    for (const subject of ['数学', '物理'])
      await visitor.send(await visitor.open(form), 'saveDraft', { 'form.subject': subject });
    const story = (await visitor.open(form.replace(/applications(.*)\/form/, 'cases$1'))).html;
    expect(story.match(/<strong>保存草稿/g)).toHaveLength(1);
    expect(story).toContain('共 3 次');
  });

  test('an older version is refused and loses nothing that was typed', async () => {
    const page = await visitor.open(form);
    const refused = await visitor.send(page, 'saveDraft', { version: '1', 'form.subject': '语文' });
    expect(refused.status).toBe(409);
    expect(formOn(refused.html, 'saveDraft').fields['form.subject']).toBe('语文');
  });

  test('a submission needs the typed confirmation, then every unmet condition is named with its clause', async () => {
    const page = await visitor.open(form.replace('/form', '/submit'));
    const unconfirmed = await visitor.send(page, 'submitApplication', { _confirm: 'no' });
    expect(unconfirmed.status).toBe(400);
    expect(unconfirmed.html).toContain('确认内容与要求不符');
    // The page opens at what was wrong, and its way leads to the confirmation here, not to the form elsewhere.
    expect(unconfirmed.html).toMatch(/role="alert" tabindex="-1" autofocus/);
    expect(unconfirmed.html).toContain('href="#f-submitApplication-_confirm"');
    const { _expected: expected = '' } = formOn(unconfirmed.html, 'submitApplication').fields;
    const refused = await visitor.send(unconfirmed, 'submitApplication', { _confirm: expected });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.html).toContain('HOST-09');
    expect(refused.html).toContain('role="alert"');
  });

  test('what is nobody else’s business is a 404 for others', async () => {
    const other = await signInAs(site, 'teacherB1a');
    const caseId = form.split('/')[2];
    expect((await other.open(`/cases/${caseId}`)).status).toBe(404);
    expect((await other.open(form)).status).toBe(404);
    expect((await other.open('/cases/nonsense')).status).toBe(404);
  });
});

describe('a school leader by link, without scripts', () => {
  test('opens by the printed code, concludes on ethics by typing the confirmation', async () => {
    const { linkId, code, caseId } = await atSchool(site, 'teacherA1b');
    const visitor = new Visitor(site);
    const locked = await visitor.open(`/t/${linkId}`);
    expect(locked.html).not.toContain(caseId);
    const wrong = await visitor.send(locked, 'openLink', { code: 'AAAAAAAAAAAA' });
    expect(wrong.status).toBe(401);
    const open = await visitor.send(locked, 'openLink', { code });
    expect(open.html).toContain('师德结论');
    expect(open.html).not.toMatch(/type="radio"[^>]*checked/);
    const fields = formOn(open.html, 'concludeEthics').fields;
    const refused = await visitor.send(open, 'concludeEthics', {
      statement: '情况良好',
      _confirm: 'x',
      conclusion: 'clear',
    });
    expect(refused.status).toBe(400);
    expect(formOn(refused.html, 'concludeEthics').fields).toMatchObject({ statement: '情况良好', conclusion: 'clear' });
    const done = await visitor.send(refused, 'concludeEthics', {
      conclusion: 'clear',
      _confirm: fields._expected ?? '',
    });
    expect(done.html).toContain('师德结论：无师德问题');
    const invited = await visitor.send(done, 'inviteHearing', {
      'lines:invitations:group=teachers:address': 'a@x.example',
      'lines:invitations:group=parents:address': 'b@x.example\n不是邮箱',
      'lines:invitations:group=students:address': '',
    });
    expect(invited.status).toBe(400);
    expect(invited.html).toMatch(/<strong>家长邮箱（每行一个）: <\/strong>“不是邮箱”不是完整的电子邮箱地址/u);
    expect(invited.html).toMatch(/href="#(f-inviteHearing-lines-invitations-group-parents-address)"[\s\S]*id="\1"/u);
    const decided = await visitor.send(done, 'decideRecommendation', {
      decision: 'decline',
      reason: '本年度另有安排',
      'meeting.date': '2026-03-02',
      'meeting.entitled': '5',
      'meeting.present': '3',
      'meeting.votesFor': '0',
      'meeting.votesAgainst': '3',
      'meeting.abstain': '0',
      'meeting.minutes': '会议研究不推荐。',
      'lines:meeting.attendees': '甲\n乙\n丙',
      _confirm: fields._expected ?? '',
    });
    expect(decided.html).toContain('无需再办');
    const [file] = await site.deps.db.select().from(cases).where(eq(cases.id, caseId));
    expect(file?.state).toBe('declined');
  });

  test('GET of a link changes nothing and gives no session', async () => {
    const { linkId } = await atSchool(site, 'teacherA2a');
    const answer = await fetch(`${site.url}/t/${linkId}`, { headers: { accept: 'text/html' } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  test('an unknown link says so kindly', async () => {
    const shown = await new Visitor(site).open('/t/unknown');
    expect(shown.status).toBe(404);
    expect(shown.html).toContain('没有找到这个链接');
  });
});

test('HOST-18: a consulted parent answers once, by link', async () => {
  const { caseId } = await atSchool(site, 'teacherA2b');
  const invitationId = randomUUID();
  await site.deps.db
    .insert(hearingInvitations)
    .values({ id: invitationId, caseId, stageRound: 1, group: 'parents', address: 'p@test.example' });
  const linkId = await performSystem(site.deps, (desk) => createLink(desk, { invitationId }));
  const opened = await fetch(`${site.url}/t/${linkId}/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: linkSecret(site.deps.linkKey, linkId) }),
  });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await (await fetch(`${site.url}/t/${linkId}`, { headers: { cookie, accept: 'text/html' } })).text();
  expect(page).toContain('不记名');
  const { action, fields } = formOn(page, 'answerHearing');
  const sent = await fetch(`${site.url}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, accept: 'text/html' },
    body: new URLSearchParams({ ...fields, view: 'support', text: '很好' }),
  });
  expect(sent.status).toBe(303);
  const after = await (await fetch(`${site.url}/t/${linkId}`, { headers: { cookie, accept: 'text/html' } })).text();
  expect(after).toContain('<h1>办理完毕，谢谢</h1>');
});

test('anybody objects to a person on a notice and gets a receipt', async () => {
  const { caseId } = await atSchool(site, 'teacherB1a');
  const id = await hangNotice(site, caseId);
  const visitor = new Visitor(site);
  const board = await visitor.open('/notices');
  expect(board.html).toContain(`/notices/${id}`);
  const notice = await visitor.open(`/notices/${id}`);
  expect(notice.html).toContain('甲县教育局人事股');
  const refused = await visitor.send(notice, 'fileObjection', { subjectId: caseId, kind: 'named', text: '证书不实' });
  expect(refused.status).toBe(400);
  expect(formOn(refused.html, 'fileObjection').fields.text).toBe('证书不实');
  const typed = { subjectId: caseId, kind: 'named', text: '证书不实', fromName: '周某', contact: 'zhou@test.example' };
  const receipt = await visitor.send(refused, 'fileObjection', typed);
  const [row] = await site.deps.db.select().from(objections).where(eq(objections.subjectId, caseId));
  expect(receipt.html).toContain(row?.receipt ?? 'no receipt');
  const code = receiptCode(site.deps, row?.receipt ?? '');
  expect(receipt.html).toContain(code);
  const later = new Visitor(site);
  const form = await later.open('/objections');
  const ask = (words: string) =>
    later.send(form, 'askAfterObjection', { receipt: row?.receipt.toLowerCase() ?? '', code: words });
  const standing = await ask(code.toLowerCase());
  expect(standing.html).toContain('等待确认邮箱');
  expect(standing.html).not.toMatch(/证书不实|周某|zhou@/);
  // a receipt can be counted up; without its code it says nothing, not even that it exists
  for (const guess of ['AAAAAAAAAAAA', receiptCode(site.deps, 'YY2026-0001-0002-00')])
    expect((await ask(guess)).html).toContain('没有查到');
});

test('a notice that has come down says so, without a name; what is wrong with a late objection is said there', async () => {
  const { caseId } = await atSchool(site, 'teacherD1a');
  const id = await hangNotice(site, caseId, 'GS2026-0002');
  const visitor = new Visitor(site);
  const page = await visitor.open(`/notices/${id}`);
  expect(page.html).toContain('林晓');
  await site.deps.db.update(notices).set({ closesAt: '2026-03-01T15:59:59.999Z' }).where(eq(notices.id, id));
  const over = await visitor.open(`/notices/${id}`);
  expect([over.status, over.html.includes('公示期已满，名单已按规定撤下。')]).toEqual([410, true]);
  expect(over.html).not.toContain('林晓');
  const late = await visitor.send(page, 'fileObjection', { subjectId: caseId, kind: 'named', text: '证书不实' });
  expect([late.status, late.html.includes('class="say bad"')]).toEqual([400, true]);
  expect(late.html).toContain('公示期已满，名单已按规定撤下。');
  expect((await visitor.open('/notices/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

test('language and letter size are kept in the browser', async () => {
  const visitor = new Visitor(site);
  const page = await visitor.open('/v');
  expect(page.html).toContain('lang="zh-CN"');
  const answer = await fetch(`${site.url}/preferences`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ language: 'en', large: 'yes', back: '//evil.test' }),
  });
  expect(answer.headers.get('location')).toBe('/');
  expect(answer.headers.getSetCookie().join()).toContain('lang=en');
});

test('who is not signed in is led to signing in, and back', async () => {
  const [task] = await site.deps.db.select().from(tasks);
  const shown = await new Visitor(site).open(`/tasks/${task?.id}`);
  expect(shown.path).toBe(`/sign-in?then=${encodeURIComponent(`/tasks/${task?.id}`)}`);
});

test('an account takes an authenticator into use: picture, secret, recovery codes once', async () => {
  const visitor = await signInAs(site, 'cityLeader');
  const account = await visitor.open('/account');
  const offered = await visitor.send(account, 'offerTotp', {});
  expect(offered.html).toContain('data:image/svg+xml;base64,');
  const { secret = '' } = formOn(offered.html, 'enrolTotp').fields;
  const mistyped = await visitor.send(offered, 'enrolTotp', { code: '000000', password: '用于测试的密码 1' });
  expect(mistyped.status).toBe(401);
  expect(formOn(mistyped.html, 'enrolTotp').fields.secret).toBe(secret);
  // The authenticator lists it under the bureau and the login, also where the code was mistyped first.
  const listed = `otpauth://totp/${encodeURIComponent('江源市教育局')}:cityleader?`;
  for (const page of [offered, mistyped]) expect(page.html.toLowerCase()).toContain(listed.toLowerCase());
  const code = await generate({ secret, epoch: Math.floor(site.wall.at / 1000) });
  const enrolled = await visitor.send(mistyped, 'enrolTotp', { code, password: '用于测试的密码 1' });
  expect(enrolled.html).toContain('恢复码');
  expect(enrolled.html.match(/<code>/g)?.length).toBeGreaterThan(5);
  // The page reloaded: the codes just written down stay good.
  const hashes = async () =>
    (await site.deps.db.query.accounts.findMany()).find(({ login }) => login.toLowerCase() === 'cityleader')
      ?.recoveryHashes;
  const kept = await hashes();
  const reloaded = await visitor.send(mistyped, 'enrolTotp', { code, password: '用于测试的密码 1' });
  expect(reloaded.status).toBe(401);
  expect(await hashes()).toEqual(kept);
  const made = await visitor.send(enrolled, 'createToken', { name: '对账程序', scope: 'read', days: '30' });
  expect(made.html).toContain('新令牌');
  expect((await visitor.open('/account')).html).not.toContain('新令牌');
});
