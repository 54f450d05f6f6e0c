import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accounts,
  appeals,
  cases,
  certificates,
  decisions,
  mails,
  people,
  peopleProposals,
  postHoldings,
  roundOrders,
  tasks,
  vetoes,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { openStage } from '../../../desk/kit/stage.js';
import { writeToApplicant } from '../../../desk/kit/write-to-applicant.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { because } from '../../../domain/ending.js';
import { renderLetter } from '../../../mail/render.js';
import { caseOf } from '../../desk/application/steps.js';
import { atSchool, formOn, type Shown, serveSite, signInAs, type TestSite, Visitor } from '../../web/site.js';

let site: TestSite;
beforeAll(async () => {
  site = await serveSite();
}, 90_000);
afterAll(() => site.close());

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Signed in, and the authenticator shown. */
async function strongly(code: string): Promise<Visitor> {
  const visitor = strong.get(code) ?? shown(code);
  strong.set(code, visitor);
  return visitor;
}
const strong = new Map<string, Promise<Visitor>>();

async function shown(code: string): Promise<Visitor> {
  await site.account(code, secret);
  const visitor = new Visitor(site);
  const asked = await visitor.send(await visitor.open('/sign-in'), 'signIn', {
    login: code,
    password: '用于测试的密码 1',
  });
  const totp = await generate({ secret, epoch: Math.floor(site.wall.at / 1000) });
  await visitor.send(asked, 'stepUp', { code: totp });
  return visitor;
}

/** Sends a form with what it asks to be typed. */
const confirmed = (visitor: Visitor, page: Shown, form: string, typed: Readonly<Record<string, string>>) =>
  visitor.send(page, form, { ...typed, _confirm: formOn(page.html, form).fields._expected ?? '' });

test('HOST-O18: a school reports a departure on the case page; the case says that it rests, and until when', async () => {
  const { caseId } = await atSchool(site, 'teacherA1a');
  const leader = await signInAs(site, 'leaderA1');
  const page = await leader.open(`/cases/${caseId}`);
  expect(page.html).toContain('下一步');
  expect(page.html).toContain('集体研究决定推荐、不推荐或退回修改');
  const typed = { toSchoolId: site.city.org('schoolA2'), reason: '组织调动' };
  const refused = await leader.send(page, 'reportDeparture', { ...typed, _confirm: 'x' });
  expect(refused.status).toBe(400);
  expect(formOn(refused.html, 'reportDeparture').fields).toMatchObject(typed);
  const done = await confirmed(leader, refused, 'reportDeparture', typed);
  expect(done.html).toContain('此申报已暂停办理');
  expect(done.html).toContain('单位schoolA2');
  expect(done.html).not.toContain('data-form="reportDeparture"');
});

test('HOST-O19: who was declined reads why on the application, appeals once, and is offered no second appeal', async () => {
  const { caseId, taskId } = await atSchool(site, 'teacherP1a');
  const leader = await signInAs(site, 'leaderP1');
  const task = await leader.open(`/tasks/${taskId}`);
  await confirmed(leader, task, 'concludeEthics', { conclusion: 'clear' });
  const reason = '本校已推荐其他教师';
  const ready = await leader.open(`/tasks/${taskId}`);
  const meeting = {
    'meeting.date': '2026-03-02',
    'meeting.entitled': '5',
    'meeting.present': '4',
    'meeting.votesFor': '1',
    'meeting.votesAgainst': '3',
    'meeting.abstain': '0',
    'lines:meeting.attendees': '校长\n书记\n副校长\n工会主席',
    'meeting.minutes': '经集体研究，不予推荐。',
  };
  const declined = await confirmed(leader, ready, 'decideRecommendation', { ...meeting, decision: 'decline', reason });
  expect(declined.status).toBe(200);
  const applicant = await signInAs(site, 'teacherP1a');
  const page = await applicant.open(`/cases/${caseId}`);
  expect(page.html).toContain(`<dt>理由</dt><dd>${reason}</dd>`);
  expect(page.html).toMatch(/<dt>依据<\/dt><dd>HOST-\w+（[^）]+）：/u);
  const filed = await confirmed(applicant, page, 'fileAppeal', { text: '请复核' });
  expect(filed.html).toContain('申诉已提交');
  expect(filed.html).not.toContain('data-form="fileAppeal"');
  const leaderOfCity = await strongly('cityLeader');
  // whether or not a letter told it: not everybody has an address
  await site.deps.db.delete(mails).where(eq(mails.caseId, caseId));
  const decide = await leaderOfCity.open(`/tasks/${await appealTask(caseId)}`);
  const bothSides = [
    ['申诉所针对的决定', '学校未推荐'],
    ['该决定的理由', reason],
    ['申诉理由', '请复核'],
  ];
  for (const [term, said] of bothSides) expect(decide.html).toContain(`<dt>${term}</dt><dd>${said}</dd>`);
  site.setClock('2026-03-02T02:00:00.000Z');
  const unsaid = await confirmed(leaderOfCity, decide, 'decideAppeal', { outcome: 'dismissed', reason: '' });
  expect(formOn(unsaid.html, 'decideAppeal').fields.outcome).toBe('dismissed');
  const why = '经复核，原决定事实清楚';
  await confirmed(leaderOfCity, unsaid, 'decideAppeal', { outcome: 'dismissed', reason: why });
  const letters = await site.deps.db.select({ data: mails.data }).from(mails).where(eq(mails.caseId, caseId));
  const letter = letters.find(({ data }) => data.appeal);
  const { subject, text } = renderLetter('caseMoved', letter?.data as never, 'zh', null, 'https://city.example');
  expect(subject).toContain('申诉不成立，维持原结论');
  expect(text).toContain(why);
  const after = await applicant.open(`/cases/${caseId}`);
  expect(after.html).toContain('申诉已答复，维持原结论');
  expect(after.html).toContain(`<dt>理由</dt><dd>${reason}</dd>`);
  expect(after.html).toContain(`<dt>复核维持的理由</dt><dd>${why}</dd>`);
  const closed = await leaderOfCity.open(decide.path);
  for (const [term, said] of bothSides) expect(closed.html).toContain(`<dt>${term}</dt><dd>${said}</dd>`);
});

test('HOST-O19: whose appeal was upheld too late reads so on the application, and that it is no judgement', async () => {
  const { caseId } = await atSchool(site, 'teacherB1a');
  const { db } = site.deps;
  await db.update(cases).set({ state: 'endedWithRound' }).where(eq(cases.id, caseId));
  const file = await caseOf(site.desk, caseId);
  const told = { state: 'endedWithRound', reason: because('appealTooLate'), ruleId: 'HOST-O19' } as const;
  await performSystem(site.deps, async (desk) =>
    writeToApplicant(desk, await roundOf(desk, site.city.roundId), file, told),
  );
  const page = await (await signInAs(site, 'teacherB1a')).open(`/cases/${caseId}`);
  expect(page.html).toContain('这不是对您的评价');
  expect(page.html).not.toContain('本批次已结束');
  expect(page.html).toContain('<dt>理由</dt><dd>申诉成立，原结论不再有效');
});

/** The task of whoever answers the appeal about a case, as its process opens it. */
async function appealTask(caseId: string): Promise<string> {
  const { db } = site.deps;
  const [appeal] = await db.select().from(appeals).where(eq(appeals.caseId, caseId));
  const subject = { kind: 'appeal', id: appeal?.id ?? '' } as const;
  const key = { subject, stage: 'appealDecision', number: 1, roundId: site.city.roundId } as const;
  await performSystem(site.deps, (desk) => openStage(desk, stagePlans.appealDecision, key));
  const [task] = await db.select({ id: tasks.id }).from(tasks).where(eq(tasks.subjectId, subject.id));
  return task?.id ?? '';
}

test('a post passes to another: found by name, asked for with the confirmation, put in force by a second officer; nobody else sees the pages', async () => {
  const officer = await signInAs(site, 'cityOfficer2');
  const orgId = site.city.org('schoolB1');
  const list = await officer.open('/posts?q=schoolB1');
  expect(list.html).toContain(`/posts/${orgId}`);
  const page = await officer.open(`/posts/${orgId}?who=clerkA1`);
  const form = `replace-schoolLeader-${site.city.personId('leaderB1')}`;
  const comingId = site.city.personId('clerkA1');
  expect((await officer.send(page, form, { comingId, _confirm: 'x' })).status).toBe(400);
  const unknown = await confirmed(officer, page, form, { comingId: randomUUID() });
  expect(unknown.status).toBe(404);
  await confirmed(officer, await officer.open(`/posts/${orgId}?who=clerkA1`), form, { comingId });
  const held = () => site.deps.db.select().from(postHoldings).where(eq(postHoldings.personId, comingId));
  expect(await held()).toHaveLength(1);
  const own = await officer.open('/people-proposals');
  expect(own.html).not.toContain('value="inForce"');
  const second = await strongly('cityOfficer');
  const shown = await second.open('/people-proposals');
  for (const said of ['schoolB1', 'leaderB1', 'clerkA1', 'clerka1@test.example']) expect(shown.html).toContain(said);
  const [proposal] = await site.deps.db.select().from(peopleProposals);
  await confirmed(second, shown, `decide-${proposal?.id}`, { decision: 'inForce' });
  expect(await held()).toHaveLength(2);
  const other = await signInAs(site, 'leaderA2');
  expect((await other.open('/posts')).status).toBe(404);
  expect((await other.open(`/posts/${orgId}`)).status).toBe(404);
  expect((await other.open('/people-proposals')).status).toBe(404);
});

describe('what needs a second factor on a case', () => {
  test('HOST-27: one proposes another status of a certificate, the leader decides, the public page shows it', async () => {
    const { caseId } = await atSchool(site, 'teacherA1b');
    await site.deps.db.update(cases).set({ state: 'approved' }).where(eq(cases.id, caseId));
    const code = 'B'.repeat(26);
    await site.deps.db.insert(certificates).values({
      id: randomUUID(),
      caseId,
      roundId: site.city.roundId,
      certificateNumber: 'ZS2026-009',
      plaqueNumber: 'PB2026-009',
      verificationCode: code,
      printed: {
        certificateNumber: 'ZS2026-009',
        holderName: '人员teacherA1b',
        route: 'county',
        issuer: '江源市教育局',
        termTo: '2029-03-01',
        issueDay: '2026-03-02',
        termFrom: '2026-03-02',
        roundName: '2026年测试批次',
        schoolName: '甲县第一中学',
        studioName: '林晓班主任工作室',
        plaqueNumber: 'PB2026-001',
        decisionNumber: '江教发〔2026〕18号',
      },
      status: 'valid',
      issuedAt: '2026-03-01T01:00:00.000Z',
    });
    const officer = await strongly('cityOfficer');
    const page = await officer.open(`/cases/${caseId}`);
    const refused = await confirmed(officer, page, 'proposeCertificateStatus', { status: 'suspended', reason: ' ' });
    expect(refused.status).toBe(400);
    const proposed = await confirmed(officer, page, 'proposeCertificateStatus', {
      status: 'suspended',
      reason: '核查',
    });
    expect(proposed.html).toContain('提请变更为“暂停”');
    const weak = await signInAs(site, 'cityLeader2');
    const asked = await weak.open(`/cases/${caseId}`);
    expect(asked.html).toContain(`/second-factor?then=/cases/${caseId}`);
    expect(asked.html).not.toContain('data-form="status-');
    const leader = await strongly('cityLeader');
    const [proposal] = await site.deps.db.select().from(decisions).where(eq(decisions.kind, 'certificateProposal'));
    const deciding = await leader.open(`/cases/${caseId}`);
    const typed = { decisionNumber: '江教发〔2026〕30号', reason: '核查期间暂停' };
    await confirmed(leader, deciding, `status-${proposal?.id}`, typed);
    const shown = (await new Visitor(site).open(`/v/${code}`)).html;
    expect(shown).toContain('暂停');
    // HOST-27: field by field as on the paper in the reader's hand, days as they are printed
    const printed = [...shown.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)/g)];
    expect(printed.map(([, term]) => term)).toEqual([
      ...['证书编号', '牌匾编号', '姓名', '学校', '工作室名称', '评选批次', '报送途径', '任期起', '任期止'],
      ...['批准文号', '颁发单位', '颁发日期', '查验码', '当前状态', '状态起始日期'],
    ]);
    for (const [, term, value] of printed)
      if (/^(任期|颁发日期)/.test(term ?? '')) expect(value).toMatch(/^\d{4}年\d+月\d+日$/);
  });

  test('VETO-O06: the leader of the level that vetoed clears the record once its appeal time is over', async () => {
    const { caseId } = await atSchool(site, 'teacherA2a');
    const vetoId = randomUUID();
    await site.deps.db.update(cases).set({ state: 'vetoed' }).where(eq(cases.id, caseId));
    await site.deps.db.insert(vetoes).values({
      id: vetoId,
      caseId,
      personId: site.city.personId('teacherA2a'),
      orgId: site.city.org('countyA'),
      roundId: site.city.roundId,
      ground: 'ethicsViolation',
      facts: '经查属实',
      evidence: ['1'],
      decisionReference: '甲教处1号',
      registeredBy: site.city.personId('countyOfficerA'),
      registeredAt: '2026-02-01T01:00:00.000Z',
      hearingUntil: '2026-02-03T01:00:00.000Z',
      state: 'effective',
      decidedBy: site.city.personId('countyLeaderA'),
      decidedOrgId: site.city.org('countyA'),
      decidedRole: 'countyLeader',
      decidedAt: '2026-02-05T01:00:00.000Z',
      reason: '事实清楚',
      appealUntil: '2026-02-10T15:59:59.999Z',
    });
    await site.deps.db.insert(decisions).values({
      id: randomUUID(),
      caseId,
      stage: 'schoolRecommendation',
      kind: 'collectiveDecision',
      seat: `${caseId}/recommended`,
      ruleIds: [],
      deciderId: site.city.personId('leaderA2'),
      deciderRole: 'schoolLeader',
      orgId: site.city.org('schoolA2'),
      decision: 'recommend',
      decidedAt: '2026-02-01T00:00:00.000Z',
    });
    const leader = await strongly('countyLeaderA');
    const page = await leader.open(`/cases/${caseId}`);
    expect(page.html).toContain('申诉期限已过');
    const empty = await confirmed(leader, page, 'liftVeto', { decisionNumber: '', reason: '期满表现良好' });
    expect(empty.status).toBe(400);
    await confirmed(leader, page, 'liftVeto', { decisionNumber: '甲教决3号', reason: '期满表现良好' });
    const [veto] = await site.deps.db.select().from(vetoes).where(eq(vetoes.id, vetoId));
    expect(veto?.state).toBe('lifted');
    expect((await leader.open(`/cases/${caseId}`)).html).not.toContain('data-form="liftVeto"');
  });

  test('CONV-11, HOST-21: periods and places are changed by an order from the page', async () => {
    const { roundId } = site.city;
    const bureau = await strongly('cityOfficer');
    const page = await bureau.open(`/rounds/${roundId}`);
    const typed = { 'changes.0.set.schoolRecommendationDays': '16', number: '1号令', reason: '假期顺延安排' };
    const short = await confirmed(bureau, page, 'order-terms', { ...typed, reason: '短' });
    expect(short.status).toBe(400);
    const ordered = await confirmed(bureau, page, 'order-terms', typed);
    expect(ordered.html).toContain('学校推荐改为 16');
    const county = await bureau.open(`/rounds/${roundId}/counties/${site.city.org('countyA')}`);
    await confirmed(bureau, county, 'order-quota', {
      'changes.0.cap': '3',
      number: '2号令',
      reason: '名额调整说明',
    });
    const orders = await site.deps.db.select().from(roundOrders);
    expect(orders.map(({ number }) => number).toSorted()).toEqual(['1号令', '2号令']);
  });
});

test('results are listed and read by anybody; a round that is not decided has none', async () => {
  const anybody = new Visitor(site);
  expect((await anybody.open('/results')).html).toContain('还没有公布的评选结果');
  expect((await anybody.open('/results/T2026')).status).toBe(404);
});

test('a sheet with mistakes: row, title of the column, what is wrong, and the sheet to take back', async () => {
  const officer = await signInAs(site, 'cityOfficer2').catch(() => null);
  const visitor = officer ?? (await signedInAgain('cityOfficer2'));
  const page = await visitor.open('/imports');
  const { action, fields } = formOn(page.html, 'importPeople');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['代码,姓名,电子邮箱\nx1,张三,不是邮箱\n']), 'people.csv');
  const shown = await visitor.upload(action, form);
  expect(shown.status).toBe(422);
  expect(shown.html).toMatch(
    /<td data-head="列">电子邮箱<\/td><td data-head="问题">邮箱地址不正确<\/td><td data-head="行">2<\/td>/,
  );
  expect(shown.html).toContain('1 行有错（共 1 处），没有导入任何一行');
  expect(shown.html).toContain('/api/imports/returned/');
});

test('an empty cell of a sheet stays where it is: nothing moves into the column beside it', async () => {
  const visitor = await signedInAgain('cityOfficer2');
  const { action, fields } = formOn((await visitor.open('/imports')).html, 'importPeople');
  const send = (sheet: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, _key: randomUUID() })) form.set(name, value);
    form.set('file', new Blob([sheet]), 'people.csv');
    return visitor.upload(action, form);
  };
  const head = '代码,姓名,姓名拼音,电子邮箱,电话\n';
  expect((await send(`${head},王五,,wang@x.example,\n`)).html).toContain('<td data-head="列">代码</td>');
  expect((await send(`${head}Z-1,王五,,wang@x.example,\n`)).html).toContain('已导入 1 行');
  const [made] = await site.deps.db.select().from(people).where(eq(people.code, 'Z-1'));
  expect(made).toMatchObject({ name: '王五', email: 'wang@x.example' });
  // T49: another address of somebody known is a way in, so a second officer puts it in force
  const asked = await send(`${head}Z-1,王五,,other@x.example,\n`);
  expect(asked.html).toContain('部分变动须由另一位市教育局经办人批准');
  const addressOf = async () => (await site.deps.db.select().from(people).where(eq(people.code, 'Z-1')))[0]?.email;
  expect(await addressOf()).toBe('wang@x.example');
  const second = await strongly('cityOfficer');
  const shown = await second.open('/people-proposals');
  expect(shown.html).toContain('变更邮箱：1 处变动');
  expect(shown.html).toContain('邮箱由 wang@x.example 改为 other@x.example');
  const [proposal] = await site.deps.db.select().from(peopleProposals).where(eq(peopleProposals.state, 'proposed'));
  await confirmed(second, shown, `decide-${proposal?.id}`, { decision: 'inForce' });
  expect(await addressOf()).toBe('other@x.example');
});

test('T49: a lost authenticator is asked for on the accounts page, and stays until another officer takes it away', async () => {
  const officer = await strongly('cityOfficer');
  await site.account('sectionOfficer', secret);
  await site.deps.db
    .update(people)
    .set({ nominatedByOrgId: site.city.org('bureau') })
    .where(eq(people.code, 'sectionOfficer'));
  const typed = { code: 'sectionOfficer', change: 'resetSecondFactor', reason: '手机遗失' };
  const asked = await officer.send(await officer.open('/accounts'), 'manageAccount', typed);
  expect(asked.html).toContain('部分变动须由另一位市教育局经办人批准');
  const own = await officer.open('/people-proposals');
  expect(own.html).toContain('由您提请，须由另一位经办人批准');
  expect(own.html).toContain('清除动态验证码及恢复码，结束其登录；理由：手机遗失');
  const factor = async () =>
    (await site.deps.db.select().from(accounts).where(eq(accounts.login, 'sectionofficer')))[0]?.totpSecret ?? null;
  expect(await factor()).not.toBeNull();
  const [proposal] = await site.deps.db.select().from(peopleProposals).where(eq(peopleProposals.state, 'proposed'));
  await confirmed(officer, own, `decide-${proposal?.id}`, {});
  expect(await factor()).not.toBeNull();
  expect((await officer.open('/people-proposals')).html).toContain('已否决或撤回');
});

async function signedInAgain(code: string): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.send(await visitor.open('/sign-in'), 'signIn', { login: code, password: '用于测试的密码 1' });
  return visitor;
}
