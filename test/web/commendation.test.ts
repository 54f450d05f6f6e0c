import { and, eq, isNotNull } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calls, honours, links, nominees, notices, objections, tasks } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { climb } from '../../desk/kit/climb.js';
import { printedCode } from '../../desk/kit/links.js';
import { openStage } from '../../desk/kit/stage.js';
import { stagePlans } from '../../desk/stages/all.js';
import type { AskedStage } from '../../domain/process.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import { running } from '../desk/studio/assessment-steps.js';
import { achieved, hangingWords } from '../desk/studio/honour-steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { behindLink, byMail, enteringStrongly, serveSite, type TestSite, Visitor } from './site.js';

let site: TestSite;
let browser: Browser;
let made: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  made = await running(site.desk, site.city);
  await achieved(site.desk, made.termId, site.city.personId('teacherA1a'));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
const theCall = async () => (await site.deps.db.select().from(calls))[0]?.id ?? expect.fail('no call');
async function key(stage: AskedStage) {
  const callId = await theCall();
  return { subject: { kind: 'call', id: callId } as const, stage, number: 1, callId };
}
const asks = async (stage: AskedStage) => {
  const at = await key(stage);
  await performSystem(site.desk, (desk) => openStage(desk, stagePlans[stage], at));
};
async function taskOf(kind: TaskKind, role: Role): Promise<string> {
  const of = and(eq(tasks.kind, kind), eq(tasks.role, role), eq(tasks.state, 'open'));
  const [task] = await site.deps.db.select().from(tasks).where(of);
  return task?.id ?? expect.fail(`no open ${kind}`);
}

/** NOTICE-O02, NOTICE-O03: anybody reads the list, objects and confirms the address behind the mailed link; the bureau dismisses it behind its own, and the notice comes down. */
async function objectsAndIsAnswered(officer: Visitor, nomineeId: string): Promise<void> {
  const [notice] = await site.deps.db.select().from(notices).where(isNotNull(notices.callId));
  const noticeId = notice?.id ?? expect.fail('nothing hangs');
  const reader = new Visitor(site);
  const board = await reader.open('/notices');
  expect(board.html).toContain(hangingWords.title);
  const hanging = await reader.open(`/notices/${noticeId}`);
  for (const words of ['人员teacherA1a', '优秀班主任工作室主持人']) expect(hanging.html).toContain(words);
  const words = { subjectId: nomineeId, kind: 'named', fromName: '李', contact: 'l@x.example', text: '成果有误' };
  const receipt = await reader.send(hanging, 'fileObjection', words);
  expect(receipt.html).toContain('YY');
  const [link] = await site.deps.db.select().from(links).where(isNotNull(links.objectionId));
  const linkId = link?.id ?? expect.fail('nobody is asked to confirm');
  const [objector, asked] = await behindLink(site, linkId);
  const confirmed = await objector.send(asked, 'confirmObjection', {
    secret: printedCode(site.deps.linkKey, linkId),
  });
  expect(confirmed.path).toContain('done=confirmObjection');
  const [objection] = await site.deps.db.select().from(objections);
  const subject = { kind: 'objection', id: objection?.id ?? '' } as const;
  const callId = await theCall();
  const handling = { subject, stage: 'objectionHandling', number: 1, callId } as const;
  await performSystem(site.desk, (desk) => openStage(desk, stagePlans.objectionHandling, handling));
  const path = `/tasks/${await taskOf('objectionHandling', 'cityOfficer')}`;
  await looksRight('cityOfficer', path);
  expect((await officer.open(path)).html).toContain('成果有误');
  const [handler, page] = await byMail(site, 'cityOfficer', 'objectionHandling');
  for (const words of ['成果有误', '人员teacherA1a · 优秀班主任工作室主持人']) expect(page.html).toContain(words);
  const finding = { outcome: 'dismissed', reason: '经核查不实', _confirm: '6-01' };
  expect((await handler.send(page, 'disposeObjection', finding)).html).toContain('无需再办');
  expect((await site.deps.db.select().from(objections)).map(({ state }) => state)).toEqual(['dismissed']);
  const callPage = async () => (await officer.open(`/commendations/${callId}`)).html;
  expect(await callPage()).toContain(`href="/notices/${noticeId}"`);
  expect(await callPage()).toContain('公示中，至');
  const window = { subject: { kind: 'notice', id: noticeId }, stage: 'noticeWindow', number: 1, callId } as const;
  await performSystem(site.desk, (desk) => openStage(desk, stagePlans.noticeWindow, window));
  site.desk.clock.set(
    (await performSystem(site.desk, (desk) => climb(desk, stagePlans.noticeWindow, window))).wakeAt ?? '',
  );
  await performSystem(site.desk, (desk) => climb(desk, stagePlans.noticeWindow, window));
  expect((await reader.open(`/notices/${noticeId}`)).status).toBe(410);
  for (const words of [`href="/notices/${noticeId}"`, `/api/notices/${noticeId}/proof`])
    expect(await callPage()).toContain(words);
}

test('COMMEND-O01, COMMEND-13: the bureau calls on its page, the county nominates behind its mailed link, the bodies review, list and decide signed in', {
  timeout: 60_000,
}, async () => {
  await looksRight('cityOfficer', '/commendations');
  const officer = await enters('cityOfficer');
  expect((await officer.open('/studios')).html).toContain('href="/commendations"');
  const page = await officer.open('/commendations');
  const year = (await site.desk.clock.now()).slice(0, 4);
  const none = await officer.send(page, 'openCall', { name: '优秀班主任工作室表彰', _confirm: year });
  expect(none.status).toBe(400);
  const opened = await officer.send(page, 'openCall', {
    ...{ name: '优秀班主任工作室表彰', 'awards.host': '1', 'awards.unit': '1', _confirm: year },
  });
  expect(opened.html).toContain('主持人 不超过 1 个');
  await asks('honourNomination');
  expect((await (await enters('teacherA1a')).open('/commendations')).status).toBe(404);

  const [county, nominating] = await byMail(site, 'countyOfficerA', 'honourNomination');
  for (const words of ['COMMEND-13', '人员teacherA1a', '考核优秀，已确认工作记录 1 项'])
    expect(nominating.html).toContain(words);
  const host = { candidate: `host/${made.studio.hostId}`, reason: '成绩突出' };
  const nominated = await county.send(nominating, 'nominateHonour', host);
  expect(nominated.html).toContain('已推荐');
  expect((await county.open(nominating.path.split('?')[0] ?? '')).html).not.toContain(`value="${host.candidate}"`);

  const window = await key('honourNomination');
  const looks = () => performSystem(site.desk, (desk) => climb(desk, stagePlans.honourNomination, window));
  for (let { wakeAt } = await looks(); wakeAt; { wakeAt } = await looks()) site.desk.clock.set(wakeAt);
  await asks('honourReview');
  const [nominee] = await site.deps.db.select().from(nominees);
  const nomineeId = nominee?.id ?? expect.fail('no nominee');
  await looksRight('cityOfficer', `/tasks/${await taskOf('honourReview', 'cityOfficer')}`);
  for (const role of ['cityOfficer', 'sectionOfficer', 'instituteOfficer'] as const) {
    const reviewer = await enters(role);
    const sheet = await reviewer.open(`/tasks/${await taskOf('honourReview', role)}`);
    const sent = await reviewer.send(sheet, 'scoreHonours', { [`points.${nomineeId}`]: '90.5', _confirm: '6-01' });
    expect(sent.path, sent.html).toContain('done=scoreHonours');
  }
  await asks('honourListing');
  const listing = await officer.open(`/tasks/${await taskOf('honourListing', 'cityOfficer')}`);
  for (const words of ['第 1 名', '90.50 分', 'COMMEND-01']) expect(listing.html).toContain(words);
  for (const words of ['公示 5 个工作日', '拟表彰对象的公示']) expect(listing.html).toContain(words);
  const list = { nomineeIds: nomineeId, reason: '按排名', _confirm: '6-01' };
  expect((await officer.send(listing, 'listHonours', list)).status).toBe(400);
  const hanging = { ...list, ...hangingWords };
  const anew = await officer.open(`/tasks/${await taskOf('honourListing', 'cityOfficer')}`);
  expect((await officer.send(anew, 'listHonours', hanging)).path).toContain('done=listHonours');
  await objectsAndIsAnswered(officer, nomineeId);
  await asks('honourDecision');
  const path = `/tasks/${await taskOf('honourDecision', 'cityLeader')}`;
  await looksRight('cityLeader', path);
  const leader = await enters('cityLeader');
  const decision = { nomineeIds: nomineeId, decisionNumber: '市教发〔2026〕9号', _confirm: '6-01' };
  await leader.send(await leader.open(path), 'decideHonours', decision);
  const [honour] = await site.deps.db.select().from(honours);
  const call = `/commendations/${await theCall()}`;
  const shown = (await officer.open(call)).html;
  for (const words of ['决定表彰', honour?.number ?? 'none', '90.50 分']) expect(shown).toContain(words);
  const asUnit = (await (await enters('leaderA1')).open(call)).html;
  expect([asUnit.includes(honour?.number ?? 'none'), asUnit.includes('90.50 分')]).toEqual([true, false]);
  expect((await (await enters('leaderA2')).open(call)).html).not.toContain(honour?.number ?? 'none');
  await looksRight('cityOfficer', call);
  // scores in the sheet are the city's alone, too
  const asSheet = `/api${call.replace('commendations', 'commendation-calls')}/nominees.xlsx`;
  expect(await officer.sheet(asSheet)).toEqual([expect.arrayContaining(['90.50', honour?.number ?? 'none'])]);
  const [ofUnit] = await (await enters('leaderA1')).sheet(asSheet);
  expect([ofUnit?.includes(honour?.number ?? 'none'), ofUnit?.includes('90.50')]).toEqual([true, false]);
  // for the host on the studio's page, for anybody by the code
  const studioPage = await (await enters('teacherA1a')).open(`/studios/${made.studio.id}`);
  expect(studioPage.html).toContain(`/api/honours/${honour?.id}/certificate`);
  const verified = (await new Visitor(site).open(`/v/${honour?.verificationCode}`)).html;
  for (const words of ['优秀班主任工作室主持人', honour?.number ?? 'none', '该证书真实有效'])
    expect(verified).toContain(words);
  await looksRight('cityOfficer', '/commendations');
  const calls = (await officer.open('/commendations')).html;
  for (const sheet of ['/api/honours.xlsx', '/api/commendation-calls.xlsx']) expect(calls).toContain(sheet);
  const [listed] = await officer.sheet('/api/commendation-calls.xlsx');
  expect(listed).toEqual(expect.arrayContaining([`BZ${year}-01`, '优秀班主任工作室表彰', '已结束']));
});
