import { eq } from 'drizzle-orm';
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases, studios, terms } from '../../../db/schema/all.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { decision } from '../../../desk/stages/decision.js';
import { approval, cleared } from '../../desk/city/cleared.js';
import { candidate, done, open } from '../../desk/city/panel-desk.js';
import { opens } from '../../desk/studio/steps.js';
import { type TinyCounty, tinyCounty } from '../../support/desk.js';
import { formOn, serveSite, signInAs, site as siteFrame, type TestSite, Visitor } from '../../web/site.js';

let site: TestSite;
let county: TinyCounty;
beforeAll(async () => {
  site = await serveSite();
  county = await tinyCounty(site.desk, { roundsPerYear: 12 }, site.city);
}, 90_000);
afterAll(() => site.close());

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
async function strongly(code: string): Promise<Visitor> {
  await site.account(code, secret);
  const visitor = new Visitor(site);
  const asked = await visitor.send(await visitor.open('/sign-in'), 'signIn', {
    login: code,
    password: '用于测试的密码 1',
  });
  await visitor.send(asked, 'stepUp', { code: await generate({ secret, epoch: Math.floor(site.wall.at / 1000) }) });
  return visitor;
}
/** Words of the city's own matter, none of which belongs on a page of a county's. */
const citysWordsIn = (html: string): readonly string[] =>
  ['市教育局', '市级公示', '市局'].filter((word) => html.replaceAll(organiser, '').includes(word));
/** Who keeps the installation stands below every page. */
const { organiser } = siteFrame;

test('LOCAL-01: the county’s officer drafts and opens a round of its own on the pages, asked for nothing a county does not have', async () => {
  const officer = await strongly('countyOfficerA');
  const rounds = await officer.open('/rounds');
  expect(rounds.html).toContain('2026年甲县测试批次');
  expect(rounds.html).not.toContain('href="/calendar"');
  const draft = formOn(rounds.html, 'createRound').fields;
  expect(Object.keys(draft).filter((name) => name.startsWith('countyQuotas'))).toEqual([]);
  const created = await officer.send(rounds, 'createRound', {
    code: 'A2026-3',
    name: '甲县第三批',
    'parameters.capacity': '3',
  });
  expect(created.html).toContain('甲县第三批');
  expect(created.html).toContain('县区公示期满');
  expect(created.html).toContain('报县区教育局截止');
  const edited = formOn(created.html, 'updateRound').fields;
  expect(Object.keys(edited)).toContain('parameters.noticeWorkingDays.city');
  for (const name of ['parameters.countyReviewDays', 'parameters.bundleDays', 'parameters.noticeWorkingDays.county'])
    expect(Object.keys(edited)).not.toContain(name);
  // what the rules say is quoted as it stands in the plan; what the page asks for is the county's
  for (const word of ['市级公示期满', '市级公示（', '市局审批（', '上报市教育局截止'])
    expect([word, created.html.includes(word)]).toEqual([word, false]);
  const changed = await officer.send(created, 'updateRound', { 'parameters.roundsPerYear': '12' });
  expect(changed.status).toBeLessThan(500);
});

test('LOCAL-01: to the city’s officer and another county’s there is no such page, and no such line in the list', async () => {
  for (const who of ['cityOfficer', 'countyOfficerB']) {
    const visitor = await signInAs(site, who);
    expect((await visitor.open('/rounds')).html).not.toContain('甲县测试批次');
    expect((await visitor.open(`/rounds/${county.roundId}`)).status).toBe(404);
  }
});

test('LOCAL-01: an order of a county’s own round moves the dates it has, and gives no county places', async () => {
  const page = await (await strongly('countyOfficerA2')).open(`/rounds/${county.roundId}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('data-form="order-moveDates"');
  const days = Object.keys(formOn(page.html, 'order-moveDates').fields).filter((name) => name.includes('.days.'));
  expect(days.map((name) => name.split('.').at(-1))).toEqual([
    ...['applicationWindow', 'schoolRecommendation', 'nominationWindow', 'panelFormation', 'scoring', 'ranking'],
    ...['justification', 'cityNotice', 'decision'],
  ]);
  const periods = Object.keys(formOn(page.html, 'order-terms').fields);
  expect(periods).toContain('changes.0.set.noticeWorkingDays.city');
  for (const name of ['countyReviewDays', 'noticeWorkingDays.county', 'bundleDays'])
    expect(periods).not.toContain(`changes.0.set.${name}`);
  expect(page.html).not.toContain('市局审批');
  for (const form of ['order-quota', 'order-reopenWindow']) expect(page.html).not.toContain(`data-form="${form}"`);
});

test('LOCAL-01: a teacher is offered the county’s round, and reads of the county where the city stands elsewhere', async () => {
  const caseId = await candidate(site.desk, county, 'teacherA1a');
  const teacher = await signInAs(site, 'teacherA1a');
  expect((await teacher.open('/applications')).html).toContain('已报县区教育局');
  const page = await teacher.open(`/cases/${caseId}`);
  expect(page.html).toContain('县区教育局收齐各校材料后组建专家组');
  expect(page.html).toContain('学校 → 县区教育局');
  await site.desk.db.update(cases).set({ state: 'finalDecision' }).where(eq(cases.id, caseId));
  const later = await teacher.open(`/cases/${caseId}`);
  expect(later.html).toContain('待县区教育局审批');
  expect(later.html).toContain('县区公示已结束，等待县区教育局审批');
  for (const word of ['市级公示', '待市局审批', '等待市教育局', '学校直接报市教育局'])
    expect([word, later.html.includes(word)]).toEqual([word, false]);
  const other = await signInAs(site, 'teacherB1a');
  expect((await other.open('/applications')).html).not.toContain('甲县测试批次');
});

test('LOCAL-01, HOST-27: task, certificate and studio name the county', async () => {
  await open(site.desk, county, 'decision', decision);
  const [caseId = ''] = await cleared(site.desk, county, ['teacherA2a']);
  const leader = await strongly('countyLeaderA');
  expect((await leader.open('/tasks')).html).toContain('县区教育局审批');
  await done(site.desk, decideFinally, county.person('cityLeader'), approval(county, caseId));
  const [studio] = await site.desk.db.select().from(studios);
  const [term] = await site.desk.db.select().from(terms);
  await opens(site.desk, term?.id ?? '', 'studioYear');
  const page = await leader.open(`/studios/${studio?.id}`);
  expect(page.html).toContain('countyA-GZS2026-001');
  expect(page.html).toContain('人员teacherA2a优秀班主任工作室');
  expect(citysWordsIn(page.html)).toEqual([]);
  const city = await signInAs(site, 'cityLeader');
  expect((await city.open(`/studios/${studio?.id}`)).status).toBe(404);
});
