import { and, eq, isNotNull } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, honours, nominees, notices, tasks } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import { openStage } from '../../desk/kit/stage.js';
import { stagePlans } from '../../desk/stages/all.js';
import { scoreHonours } from '../../desk/studio/commendation/score-honours.js';
import type { AskedStage } from '../../domain/process.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import { done } from '../desk/city/panel-desk.js';
import { running } from '../desk/studio/assessment-steps.js';
import { achieved, hangingWords, noticeOf } from '../desk/studio/honour-steps.js';
import { launchChromium } from '../support/chromium.js';
import { type TinyCounty, tinyCounty } from '../support/desk.js';
import { looking } from './looks-right.js';
import { byMail, enteringStrongly, serveSite, type TestSite, Visitor } from './site.js';

let site: TestSite;
let browser: Browser;
/** County A, whose own studio runs and had an excellent year. */
let county: TinyCounty;
let hostId = '';
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  county = await tinyCounty(site.desk, {}, site.city);
  const made = await running(site.desk, county);
  hostId = made.studio.hostId;
  await achieved(site.desk, made.termId, hostId);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
const callId = async () => (await site.deps.db.select().from(calls))[0]?.id ?? expect.fail('no call');
const keyOf = async (stage: AskedStage) => {
  const id = await callId();
  return { subject: { kind: 'call', id } as const, stage, number: 1, callId: id };
};
const asks = async (stage: AskedStage) => {
  const key = await keyOf(stage);
  await performSystem(site.desk, (at) => openStage(at, stagePlans[stage], key));
};
async function taskOf(kind: TaskKind, role: Role): Promise<string> {
  const of = and(eq(tasks.kind, kind), eq(tasks.role, role), eq(tasks.state, 'open'));
  const [task] = await site.deps.db.select().from(tasks).where(of);
  return task?.id ?? expect.fail(`no open ${kind} of ${role}`);
}

/** Section and Institute of the county judge whom they did not nominate. */
async function othersReview(nomineeId: string): Promise<void> {
  for (const [role, points] of [
    ['sectionOfficer', {}],
    ['instituteOfficer', { [nomineeId]: '90' }],
  ] as const)
    await done(site.desk, scoreHonours, county.person(role), { taskId: await taskOf('honourReview', role), points });
}

test('LOCAL-01, COMMEND-O01: a county’s officer calls on the page, its section nominates behind its mailed link, its officer lists and its leader decides; to the city it does not exist', {
  timeout: 60_000,
}, async () => {
  await looksRight('countyOfficerA', '/commendations');
  const officer = await enters('countyOfficerA');
  const year = (await site.desk.clock.now()).slice(0, 4);
  const given = { name: '甲县优秀工作室表彰', 'awards.host': '1', _confirm: year };
  const opened = await officer.send(await officer.open('/commendations'), 'openCall', given);
  for (const words of [`countyA-BZ${year}-01`, '单位countyA', '甲县优秀工作室表彰'])
    expect(opened.html).toContain(words);
  await asks('honourNomination');

  const [section, nominating] = await byMail({ ...site, city: county }, 'sectionOfficer', 'honourNomination');
  const host = { candidate: `host/${hostId}`, reason: '成绩突出' };
  expect((await section.send(nominating, 'nominateHonour', host)).html).toContain('已推荐');
  const window = await keyOf('honourNomination');
  const looks = () => performSystem(site.desk, (at) => climb(at, stagePlans.honourNomination, window));
  for (let { wakeAt } = await looks(); wakeAt; { wakeAt } = await looks()) site.desk.clock.set(wakeAt);
  await asks('honourReview');
  const [nominee] = await site.deps.db.select().from(nominees);
  const nomineeId = nominee?.id ?? expect.fail('no nominee');
  await othersReview(nomineeId);
  const sheet = await (await enters('countyOfficerA')).open(`/tasks/${await taskOf('honourReview', 'countyOfficer')}`);
  const sent = await officer.send(sheet, 'scoreHonours', { [`points.${nomineeId}`]: '90.5', _confirm: '6-01' });
  expect(sent.path, sent.html).toContain('done=scoreHonours');

  await asks('honourListing');
  const listing = `/tasks/${await taskOf('honourListing', 'countyOfficer')}`;
  await looksRight('countyOfficerA', listing);
  const list = { nomineeIds: nomineeId, reason: '按排名', ...hangingWords, _confirm: '6-01' };
  const listed = await officer.send(await officer.open(listing), 'listHonours', list);
  expect(listed.path, listed.html).toContain('done=listHonours');
  const [notice] = await site.deps.db.select().from(notices).where(isNotNull(notices.callId));
  const noticeId = notice?.id ?? expect.fail('nothing hangs');
  const hanging = (await new Visitor(site).open(`/notices/${noticeId}`)).html;
  for (const words of ['单位countyA', '人员teacherA1a']) expect(hanging).toContain(words);
  await noticeOf(site.desk, { callId: await callId() }, noticeId).ends();

  await asks('honourDecision');
  const leader = await enters('countyLeaderA');
  const deciding = `/tasks/${await taskOf('honourDecision', 'countyLeader')}`;
  const decision = { nomineeIds: nomineeId, decisionNumber: '甲教发〔2026〕9号', _confirm: '6-01' };
  await leader.send(await leader.open(deciding), 'decideHonours', decision);
  const [honour] = await site.deps.db.select().from(honours);
  const number = honour?.number ?? expect.fail('nobody is commended');
  expect(number).toBe(`countyA-RY${year}-001`);

  const path = `/commendations/${await callId()}`;
  await looksRight('countyOfficerA', path);
  for (const who of ['countyOfficerA', 'countyLeaderA'])
    expect([who, (await (await enters(who)).open(path)).html.includes(number)]).toEqual([who, true]);
  expect((await officer.open(path)).html).toContain('90.25 分');
  // the unit reads what is its own, and no score
  const asUnit = (await (await enters('leaderA1')).open(path)).html;
  expect([asUnit.includes(number), asUnit.includes('90.25 分')]).toEqual([true, false]);
  for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'countyOfficerB', 'leaderB1']) {
    const reader = await enters(who);
    expect([who, (await reader.open(path)).status]).toEqual([who, 404]);
    expect([who, (await reader.open('/commendations')).html.includes(`countyA-BZ${year}-01`)]).toEqual([who, false]);
  }
  // what is public is the county's in its name
  const verified = (await new Visitor(site).open(`/v/${honour?.verificationCode}`)).html;
  for (const words of ['单位countyA', number]) expect(verified).toContain(words);
});
