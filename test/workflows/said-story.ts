import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { memberWritings, stageRuns, tasks } from '../../db/schema/all.js';
import { answerRemoval } from '../../desk/studio/answer-removal.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { decideRemoval } from '../../desk/studio/decide-removal.js';
import { filePlan } from '../../desk/studio/file-plan.js';
import { addVoucher } from '../../desk/studio/fund/add-voucher.js';
import { approveFunds } from '../../desk/studio/fund/approve-funds.js';
import { grantFunds } from '../../desk/studio/fund/grant-funds.js';
import { handInVouchers } from '../../desk/studio/fund/hand-in-vouchers.js';
import { requestFunds } from '../../desk/studio/fund/request-funds.js';
import { settleFunds } from '../../desk/studio/fund/settle-funds.js';
import { leaveStudio } from '../../desk/studio/leave-studio.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { moderatePage } from '../../desk/studio/page/moderate-page.js';
import { savePage } from '../../desk/studio/page/save-page.js';
import { takeDownPage } from '../../desk/studio/page/take-down-page.js';
import { registerRemoval } from '../../desk/studio/register-removal.js';
import { appealRemoval } from '../../desk/studio/removal-appeal/appeal-removal.js';
import { decideRemovalAppeal } from '../../desk/studio/removal-appeal/decide-removal-appeal.js';
import { acknowledgeSummary } from '../../desk/studio/writings/acknowledge-summary.js';
import { fileGrowthPlan } from '../../desk/studio/writings/file-growth-plan.js';
import { guideGrowthPlan } from '../../desk/studio/writings/guide-growth-plan.js';
import { handInSummary } from '../../desk/studio/writings/hand-in-summary.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { file } from '../desk/studio/fund-steps.js';
import { sectionsOf } from '../desk/studio/steps.js';
import { at, type Story } from './story.js';
import { holds, host, takesIn, unit } from './term-story.js';

/** Everything that is said of members and by them: why one is nominated and refused, plans, summaries, a removal, a leaving. */
export async function membersSpeak(told: Story, termId: string): Promise<void> {
  await told.act(host, filePlan, { termId, kind: 'workPlan', version: 1, sections: sectionsOf('每月一次') });
  await holds(told, termId);
  const refusedOne = { code: 'teacherP1a', name: '人员teacherP1a', servesAsHeadTeacher: true, grounds: '愿意参加' };
  await told.act(host, nominateMember, { termId, ...refusedOne });
  const asked = await openTask(told, 'memberDecision', 'sectionOfficer');
  await told.act('sectionOfficer', decideMember, { taskId: asked, outcome: 'refused', reason: '任务过重' });
  const [first, second] = ['teacherD1b', 'teacherD2a'];
  const numbers = [await takesIn(told, termId, first), await takesIn(told, termId, second)];
  for (const member of [first, second]) await plansGrowth(told, member);
  await told.until(at('2027-04-20'));
  for (const member of [first, second]) await sumsUp(told, member);
  const finding = {
    ground: 'ethicsViolation',
    decisionReference: '甲教处〔2026〕2号',
    evidence: ['档-2'],
    facts: '属实',
  };
  await told.act(host, registerRemoval, { termId, number: numbers[0], ...finding });
  await told.act(first, answerRemoval, { taskId: await openTask(told, 'removalHearing'), statement: '情况不符' });
  for (const [who, kind, role] of [
    [host, 'removalDecisionAsHost', 'applicant'],
    [unit, 'removalDecision', 'schoolLeader'],
    ['sectionOfficer', 'removalDecision', 'sectionOfficer'],
    ['instituteOfficer', 'removalDecision', 'instituteOfficer'],
  ] as const) {
    const taskId = await openTask(told, kind, role);
    await told.act(who, decideRemoval, { taskId, outcome: 'agreed', reason: '事实清楚' });
  }
  await told.world.settle();
  await told.act(first, appealRemoval, { taskId: await openTask(told, 'removalAppeal'), text: '认定有误' });
  await told.world.settle();
  const answer = { taskId: await openTask(told, 'removalAppealDecision'), outcome: 'overturned', reason: '经复核' };
  await told.act('cityLeader', decideRemovalAppeal, answer);
  const lastDay = dayOf(await told.desk.clock.now());
  const leaving = { number: numbers[1], reason: 'personal', words: '家中有事', lastDay };
  await told.act(second, leaveStudio, { termId, ...leaving });
}

async function plansGrowth(told: Story, member: string): Promise<void> {
  const words = '一年一个阶段';
  const sections = { situation: words, goals: words, measures: words, schedule: words, results: words };
  for (const outcome of ['returned', 'agreed'] as const) {
    const taskId = await openTask(told, 'growthPlan', undefined, member);
    await told.act(member, fileGrowthPlan, { taskId, sections });
    const guided = await openTask(told, 'guideGrowthPlan');
    await told.act(host, guideGrowthPlan, {
      taskId: guided,
      outcome,
      words: '再具体些',
      contentHash: await newest(told),
    });
  }
}

async function sumsUp(told: Story, member: string): Promise<void> {
  const sections = { work: '参加研讨', results: '论文一篇', next: '继续研究' };
  const taskId = await openTask(told, 'memberSummary', undefined, member);
  await told.act(member, handInSummary, { taskId, sections });
  const noted = await openTask(told, 'acknowledgeSummary');
  await told.act(host, acknowledgeSummary, { taskId: noted, words: '很好', contentHash: await newest(told) });
}

const newest = async ({ desk }: Story): Promise<string> => {
  const [row] = await desk.db.select().from(memberWritings).where(eq(memberWritings.state, 'handedIn'));
  return row?.contentHash ?? expect.fail('nothing was handed in');
};

/** A year's money: granted with a reason, one request refused, one settled after its vouchers were returned. */
export async function fundsAreUsed(told: Story, termId: string): Promise<void> {
  const year = Number(dayOf(await told.desk.clock.now()).slice(0, 4));
  const grant = { termId, year, amounts: { training: '10000', other: '100' }, reference: '教财〔2026〕3号' };
  await told.act('cityOfficer', grantFunds, { ...grant, otherReason: '设备搬运' });
  const asks = async (outcome: 'approved' | 'refused') => {
    const asked = { termId, year, category: 'training', amount: '1200', purpose: '外出学习', otherReason: '赴外地' };
    const { requestId } = await told.act(host, requestFunds, asked);
    const taskId = await openTask(told, 'fundApproval');
    await told.act('cityOfficer', approveFunds, { taskId, outcome, reason: '见批示' });
    return { termId, requestId };
  };
  await asks('refused');
  const key = await asks('approved');
  // a voucher is called as its payee is, as often as not
  await told.act(host, addVoucher, { ...key, ...file, amount: '1000', name: '云岭书店发票' });
  for (const outcome of ['returned', 'settled'] as const) {
    const { contentHash } = await told.act(host, handInVouchers, key);
    await told.act('cityOfficer', settleFunds, { ...key, outcome, contentHash, reason: '票据不清' });
  }
}

/** STUDIO-26: returned once, published, taken down. */
export async function pageIsWritten(told: Story, termId: string): Promise<void> {
  const sections = { about: '立足班级', news: '十月观摩', results: '论文一篇', lessons: '班会课' };
  for (const [version, outcome] of ['returned', 'published'].entries()) {
    const page = { termId, version, outcome: 'submitted', sections, change: '新增班会课' };
    const { contentHash } = await told.act(host, savePage, page);
    const taskId = await openTask(told, 'pageModeration');
    await told.act(unit, moderatePage, { taskId, outcome, contentHash, reason: '照片不清' });
  }
  await told.act(unit, takeDownPage, { termId, version: 2, reason: '家长有意见' });
}

/** The one task of a kind that is open; of several, the one asked of this post or person. */
async function openTask({ desk, personId }: Story, kind: TaskKind, role?: string, who?: string): Promise<string> {
  const open = await desk.db
    .select({ id: tasks.id, role: tasks.role, personId: tasks.personId })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open')));
  const of = open.find((one) => (role ?? one.role) === one.role && (!who || one.personId === personId(who)));
  return of?.id ?? expect.fail(`nobody is asked: ${kind}`);
}
