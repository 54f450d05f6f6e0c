import { and, eq } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountabilityRecords, certificates, tasks, vetoes } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { openStage } from '../../desk/kit/stage.js';
import { stagePlans } from '../../desk/stages/all.js';
import type { AskedStage } from '../../domain/process.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { running } from '../desk/studio/assessment-steps.js';
import { appealOver, vetoed } from '../desk/studio/finding-steps.js';
import { launchChromium } from '../support/chromium.js';
import { looking } from './looks-right.js';
import { byMail, enteringStrongly, serveSite, type TestSite, Visitor } from './site.js';

let site: TestSite;
let browser: Browser;
let made: Awaited<ReturnType<typeof running>>;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
  made = await running(site.desk, site.city);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enters = enteringStrongly(() => site);
const looksRight = looking(() => ({ site, browser }), enters);
async function taskOf(kind: TaskKind) {
  const of = and(eq(tasks.kind, kind), eq(tasks.state, 'open'));
  const [task] = await site.deps.db.select().from(tasks).where(of);
  return task ?? expect.fail(`no open ${kind}`);
}
const asks = (vetoId: string, stage: AskedStage) =>
  performSystem(site.desk, (at) =>
    openStage(at, stagePlans[stage], { subject: { kind: 'veto', id: vetoId }, stage, number: 1, termId: made.termId }),
  );

test('VETO-02, VETO-O05: registered on the studio’s page, answered by link, decided by the leader, said on every page, appealed by link', async () => {
  const studioPath = `/studios/${made.studio.id}`;
  const host = await enters('teacherA1a');
  expect((await host.open(studioPath)).html).not.toContain('登记主持人师德问题');
  const section = await enters('sectionOfficer');
  const page = await section.open(studioPath);
  expect(page.html).toContain('登记未完成目标任务或走过场');
  await section.send(page, 'registerFinding', {
    ground: 'ethicsViolation',
    decisionReference: '甲教处〔2026〕1号',
    facts: '有偿补课，查证属实',
    'lines:evidence': '档-1',
    _confirm: '001',
  });
  const shown = (await section.open(studioPath)).html;
  for (const words of ['师德一票否决', '师德失范', '调查处理中']) expect(shown).toContain(words);
  expect(shown).not.toContain('有偿补课');
  const [finding] = await site.deps.db.select().from(vetoes);
  const vetoId = finding?.id ?? expect.fail('no finding');
  await asks(vetoId, 'findingHearing');
  const [visitor, hearing] = await byMail(site, 'teacherA1a', 'findingHearing');
  expect(hearing.html).toContain('有偿补课，查证属实');
  await visitor.send(hearing, 'answerFinding', { statement: '系公益辅导' });
  await asks(vetoId, 'findingDecision');
  const leader = await enters('cityLeader');
  const deciding = await leader.open(`/tasks/${(await taskOf('findingDecision')).id}`);
  for (const words of ['系公益辅导', 'VETO-02', '当日取消主持人称号']) expect(deciding.html).toContain(words);
  const decided = await leader.send(deciding, 'decideFinding', {
    outcome: 'effective',
    reason: '事实清楚',
    decisionNumber: '市教处〔2026〕7号',
    _confirm: '001',
  });
  expect(decided.path).toContain('done=decideFinding');
  const revoked = (await host.open(studioPath)).html;
  for (const words of ['已取消称号', '已否决', '市教处〔2026〕7号']) expect(revoked).toContain(words);
  const [paper] = await site.deps.db.select().from(certificates).where(eq(certificates.caseId, made.caseId));
  const verification = await new Visitor(site).open(`/v/${paper?.verificationCode}`);
  expect(verification.html).toContain('已撤销');
  await asks(vetoId, 'findingAppealWindow');
  const [again, appealing] = await byMail(site, 'teacherA1a', 'findingAppeal');
  expect(appealing.html).toContain('事实清楚');
  await again.send(appealing, 'appealFinding', { text: '请求复核' });
  await asks(vetoId, 'findingAppealDecision');
  const second = await enters('cityLeader2');
  const answering = await second.open(`/tasks/${(await taskOf('findingAppealDecision')).id}`);
  expect(answering.html).toContain('请求复核');
  await second.send(answering, 'decideFindingAppeal', { outcome: 'overturned', reason: '认定不实', _confirm: '001' });
  const restored = (await host.open(studioPath)).html;
  for (const words of ['运行中', '申诉后撤销']) expect(restored).toContain(words);
  // whoever reads the studio takes the list away as a sheet: what, when and with which effect, and in nobody's words
  const [line] = await (await enters('leaderA1')).sheet(`/api${studioPath}/findings.xlsx`);
  expect(line).toEqual(expect.arrayContaining(['师德一票否决', '市教处〔2026〕7号']));
  expect(line?.join()).not.toMatch(/有偿补课|公益辅导|请求复核/u);
  expect((await (await enters('leaderA2')).open(`/api${studioPath}/findings.xlsx`)).status).toBe(404);
});

test('VETO-03, VETO-04: what came of a performance veto is said by link, and stands with its day on the studio’s page and in its sheet', async () => {
  const { deps, desk, city } = site;
  const one = await vetoed(desk, { ...made, city }, 'failedGoals');
  await appealOver(desk, one);
  await one.asks('findingAccountability');
  const studioPath = `/studios/${made.studio.id}`;
  await looksRight('sectionOfficer', `/tasks/${await one.taskId('findingAccountability')}`);
  const [section, closing] = await byMail(site, 'sectionOfficer', 'findingAccountability');
  for (const words of ['事实清楚，情节严重', 'VETO-04', '评优限制到期自动解除']) expect(closing.html).toContain(words);
  const done = await section.send(closing, 'closeAccountability', {
    ...{ outcome: 'pursued', reason: '已约谈并通报批评', _confirm: '001' },
  });
  expect(done.html).toContain('办结追责记录');
  const leader = await enters('leaderA1');
  const shown = (await leader.open(studioPath)).html;
  for (const words of ['追责记录已办结', '已追究相关责任人责任']) expect(shown).toContain(words);
  expect(shown).not.toContain('约谈');
  const lines = await leader.sheet(`/api${studioPath}/findings.xlsx`);
  const [row] = await deps.db.select().from(accountabilityRecords);
  const line = lines.find((cells) => cells.includes('目标考核一票否决')) ?? expect.fail('no line');
  expect(line).toEqual(expect.arrayContaining(['已追究相关责任人责任', dayOf(row?.closedAt ?? '')]));
  await looksRight('leaderA1', studioPath);
});
