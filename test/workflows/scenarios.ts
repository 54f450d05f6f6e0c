import { terms } from '../../db/schema/all.js';
import { undoWithdrawal } from '../../desk/application/undo-withdrawal.js';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { keepApplication } from '../../desk/city/keep-application.js';
import { submitBundle } from '../../desk/county/submit-bundle.js';
import { disposeObjection } from '../../desk/notice/dispose-objection.js';
import { reportDeparture } from '../../desk/school/report-departure.js';
import { appealResult } from '../../desk/studio/assessment/appeal-result.js';
import { decideResultAppeal } from '../../desk/studio/assessment/decide-result-appeal.js';
import { fileImprovementPlan } from '../../desk/studio/assessment/file-improvement-plan.js';
import { returnReport } from '../../desk/studio/assessment/return-report.js';
import { decideRenewal } from '../../desk/studio/decide-renewal.js';
import { receivePapers } from '../../desk/studio/receive-papers.js';
import { returnPlaque } from '../../desk/studio/return-plaque.js';
import { tinyCounty } from '../support/county.js';
import { assessing, assessmentIn, establish, runningStudio } from './assessment-story.js';
import { toCityNotice, toOwnNotice, toPlaque } from './city-story.js';
import { toSecondTerm } from './cycle-story.js';
import { closes, grants } from './fund-story.js';
import { asksForGoals, grantsGoals, signsAnew } from './goal-story.js';
import { calls, commends, strikes, strikesAndRelists, toList } from './honour-story.js';
import { losesHost } from './loss-story.js';
import { accuses, answersRemoval, appealsRemoval, removed, speaks } from './people-story.js';
import { resumes, suspends } from './rest-story.js';
import { at, type Story, tell } from './story.js';
import { takesIn } from './term-story.js';
import { answersFor, overturns, vetoes } from './veto-story.js';

/**
 * The stories whose histories are kept: every process, and every way through it that a running case may stand in when the
 * code changes. Each gives the id of the process to be kept.
 */
export const scenarios = {
  declined: async (told) => {
    const caseId = await declined(told);
    await told.until(at('2026-03-11'));
    return `case-${caseId}`;
  },
  returned: async (told) => {
    const caseId = await told.recommended('teacherA1a');
    await told.countyFinds(caseId, 'return');
    return `case-${caseId}`;
  },
  withdrawn: async (told) => {
    const caseId = await told.applies('teacherA1a');
    await told.act('teacherA1a', withdrawApplication, { caseId });
    await told.until(at('2026-03-05'));
    return `case-${caseId}`;
  },
  withdrawnUndone: async (told) => {
    const caseId = await told.applies('teacherA1a');
    await told.act('teacherA1a', withdrawApplication, { caseId });
    await told.act('teacherA1a', undoWithdrawal, { caseId });
    await told.recommends(caseId, 'leaderA1');
    return `case-${caseId}`;
  },
  vetoed: async (told) => {
    const { caseId } = await vetoed(told);
    await told.until(at('2026-03-18'));
    return `case-${caseId}`;
  },
  onNotice: async (told) => `case-${(await hung(told)).caseId}`,
  nomination: async (told) => {
    const { caseId } = await hung(told);
    await told.until(at('2026-03-11'));
    const nominationId = told.nominationId('countyA');
    await told.act('countyOfficerA', submitBundle, { nominationId, caseIds: [caseId] });
    return `nomination-${nominationId}`;
  },
  notice: async (told) => {
    const { noticeId } = await hung(told);
    await told.until(at('2026-03-11'));
    return `notice-${noticeId}`;
  },
  objection: async (told) => {
    const { caseId, noticeId } = await hung(told);
    const { objectionId, taskId } = await told.objectsTo(noticeId, caseId);
    const finding = { outcome: 'dismissed', reason: '经核实不成立', evidenceIds: [] };
    await told.act('countyOfficerA', disposeObjection, { taskId, finding });
    return `objection-${objectionId}`;
  },
  veto: async (told) => `veto-${(await vetoed(told)).vetoId}`,
  appeal: async (told) => {
    const caseId = await declined(told);
    const appealId = await told.appeals(caseId, 'teacherA1a');
    await told.decidesAppeal(appealId, 'countyLeaderA', 'upheld');
    return `appeal-${appealId}`;
  },
  departure: async (told) => {
    const caseId = await told.applies('teacherA1a');
    await told.act('leaderA1', reportDeparture, { caseId, toSchoolId: told.org('schoolA2'), reason: '调动' });
    await told.until(at('2026-03-17'));
    await told.act('cityOfficer', keepApplication, { caseId, reason: '新学校负责人出差' });
    return `departure-${await told.departureOf(caseId)}`;
  },
  emptyRound: async (told) => {
    await told.opens();
    await told.until(at('2026-05-28'));
    return `round-${told.roundId}`;
  },
  cityNotice: async (told) => `notice-${(await toCityNotice(told)).noticeId}`,
  toPlaque: async (told) => `case-${await toPlaque(told)}`,
  round: async (told) => {
    await toPlaque(told);
    return `round-${told.roundId}`;
  },
  ownRound: async ({ world }) => {
    const told = await tell(world, {}, tinyCounty);
    await toPlaque(told, toOwnNotice);
    return `round-${told.roundId}`;
  },
  endedWithRound: async (told) => {
    const caseId = await told.recommended('teacherB1a');
    await toPlaque(told);
    return `case-${caseId}`;
  },
  nominationOver: async (told) => {
    await told.recommended('teacherB1a');
    await toPlaque(told);
    return `nomination-${told.nominationId('countyB')}`;
  },
  studioYear: async (told) => {
    const termId = await toStudio(told);
    await told.act('leaderA1', receivePapers, { taskId: (await told.task('receipt', termId)).id });
    const { runId } = await told.world.client.workflow.getHandle(`term-${termId}`).describe();
    await told.until(at('2027-12-01'));
    return { workflowId: `term-${termId}`, runId };
  },
  studioClosed: async (told) => {
    const termId = await toStudio(told);
    await told.until(at('2029-12-01'));
    const { id: taskId } = await told.task('renewalDecision', termId);
    await told.act('cityLeader', decideRenewal, { taskId, decision: 'close', reason: '聘期届满' });
    return `term-${termId}`;
  },
  plaqueReturned: async (told) => {
    const termId = await toStudio(told);
    await told.until(at('2029-12-01'));
    const { id: taskId } = await told.task('renewalDecision', termId);
    await told.act('cityLeader', decideRenewal, { taskId, decision: 'close', reason: '聘期届满' });
    await told.until(at('2029-12-20'));
    const { id: backId } = await told.task('plaqueReturn', termId);
    await told.act('leaderA1', returnPlaque, { taskId: backId, note: '已送交市局' });
    return `term-${termId}`;
  },
  fundOutlasts: async (told) => {
    const termId = await toStudio(told);
    await grants(told, termId, 2027);
    await losesHost(told, termId);
    const { id: taskId } = await told.task('plaqueReturn', termId);
    await told.act('leaderA1', returnPlaque, { taskId, note: '已送交市局' });
    await told.until(at('2027-03-01'));
    await closes(told, termId, 2027);
    return `term-${termId}`;
  },
  studioGoalsChanged: async (told) => {
    const termId = await toStudio(told);
    const people = { host: 'teacherA1a', leader: 'leaderA1' };
    await establish(told, termId, people);
    await asksForGoals(told, termId, people.host);
    await grantsGoals(told, termId);
    await signsAnew(told, termId, people);
    const { runId } = await told.world.client.workflow.getHandle(`term-${termId}`).describe();
    await told.until(at('2027-12-01'));
    return { workflowId: `term-${termId}`, runId };
  },
  studioSuspended: async (told) => {
    const termId = await toStudio(told);
    await establish(told, termId, { host: 'teacherA1a', leader: 'leaderA1' });
    const { runId } = await told.world.client.workflow.getHandle(`term-${termId}`).describe();
    await suspends(told, termId);
    await told.until(at('2027-03-20'));
    await resumes(told, termId);
    await told.until(at('2027-12-01'));
    return { workflowId: `term-${termId}`, runId };
  },
  assessmentRested: async (told) => {
    const id = await toAssessment(told);
    const [row] = await told.desk.db.select().from(terms);
    await suspends(told, row?.id ?? '');
    await told.until(at('2027-11-20'));
    await resumes(told, row?.id ?? '');
    const people = assessing(told, id, 'teacherA1a');
    await people.reports();
    await people.scores('instituteOfficer', 82);
    await people.confirms();
    await people.publishes();
    await told.until(at('2028-04-01'));
    return `assessment-${id}`;
  },
  hostLost: async (told) => {
    const termId = await toStudio(told);
    await losesHost(told, termId);
    const { id: taskId } = await told.task('plaqueReturn', termId);
    await told.act('leaderA1', returnPlaque, { taskId, note: '已送交市局' });
    return `term-${termId}`;
  },
  assessmentWithoutHost: async (told) => {
    const id = await toAssessment(told);
    const [row] = await told.desk.db.select().from(terms);
    await losesHost(told, row?.id ?? '');
    return `assessment-${id}`;
  },
  studioRevoked: async (told) => {
    const termId = await toStudio(told);
    await vetoes(told, 'teacherA1a', termId);
    await told.until(at('2027-03-01'));
    const { id: taskId } = await told.task('plaqueReturn', termId);
    await told.act('leaderA1', returnPlaque, { taskId, note: '已送交市局' });
    return `term-${termId}`;
  },
  revocationOverturned: async (told) => {
    const termId = await toStudio(told);
    const vetoId = await vetoes(told, 'teacherA1a', termId);
    await overturns(told, 'teacherA1a', vetoId);
    const { runId } = await told.world.client.workflow.getHandle(`term-${termId}`).describe();
    await told.until(at('2027-12-01'));
    return { workflowId: `term-${termId}`, runId };
  },
  vetoOverturned: async (told) => {
    const vetoId = await vetoes(told, 'teacherA1a', await toStudio(told));
    await overturns(told, 'teacherA1a', vetoId);
    return `veto-${vetoId}`;
  },
  vetoAnsweredFor: async (told) => {
    const vetoId = await vetoes(told, 'teacherA1a', await toStudio(told), 'failedGoals');
    await answersFor(told, vetoId, '2027-03-01');
    return `veto-${vetoId}`;
  },
  assessmentStopped: async (told) => {
    const id = await toAssessment(told);
    const [row] = await told.desk.db.select().from(terms);
    await vetoes(told, 'teacherA1a', row?.id ?? '');
    await told.until(at('2028-03-01'));
    return `assessment-${id}`;
  },
  assessmentFinal: async (told) => {
    const id = await toAssessment(told);
    const people = assessing(told, id, 'teacherA1a');
    await people.reports();
    await people.scores('instituteOfficer', 82);
    await people.confirms();
    await people.publishes();
    await told.until(at('2028-01-01'));
    return `assessment-${id}`;
  },
  assessmentAppealed: async (told) => {
    const id = await toAssessment(told);
    const people = assessing(told, id, 'teacherA1a');
    await people.reports();
    await told.act('instituteOfficer', returnReport, {
      taskId: await people.taskId('yearScoring'),
      reason: '缺少记录',
    });
    await people.reports();
    await people.scores('instituteOfficer', 52);
    await people.confirms('return');
    await people.scores('instituteOfficer', 55);
    await people.confirms();
    await people.publishes();
    await told.act('teacherA1a', appealResult, { taskId: await people.taskId('resultAppeal'), text: '活动漏计' });
    const answer = { taskId: await people.taskId('resultAppealDecision'), outcome: 'upheld', reason: '确有漏计' };
    await told.act('sectionOfficer', decideResultAppeal, answer);
    await people.scores('instituteOfficer', 58);
    await people.confirms();
    await people.publishes();
    const plan = { taskId: await people.taskId('improvementPlan'), plan: '每月一次研讨' };
    await told.act('teacherA1a', fileImprovementPlan, plan);
    return `assessment-${id}`;
  },
  removalOverturned: async (told) => {
    const termId = await runningStudio(told);
    const member = { code: 'teacherD1b', number: await takesIn(told, termId, 'teacherD1b') };
    await accuses(told, termId, member);
    await speaks(told, termId, member);
    await removed(told, termId);
    const removalId = await appealsRemoval(told, member);
    await answersRemoval(told, removalId, 'overturned');
    return `removal-${removalId}`;
  },
  commended: async (told) => `call-${(await commends(told)).callId}`,
  strikeStands: async (told) => `strikeAppeal-${(await strikes(told)).appealId}`,
  strikeOverturned: async (told) => `strikeAppeal-${(await strikesAndRelists(told)).appealId}`,
  honourNotice: async (told) => `notice-${(await commends(told)).noticeId}`,
  honourObjection: async (told) => `objection-${(await strikes(told)).objectionId}`,
  honourStruck: async (told) => `call-${(await strikes(told)).callId}`,
  nobodyNominated: async (told) => {
    const { callId } = await calls(told);
    await told.until(at('2026-05-21'));
    return `call-${callId}`;
  },
  nobodyListed: async (told) => `call-${(await toList(told, '70')).callId}`,
  assessmentOfCycle: async (told) => `assessment-${(await toSecondTerm(told)).cycleId}`,
  studioRenewed: async (told) => `term-${(await toSecondTerm(told)).termId}`,
} as const satisfies Record<string, (told: Story) => Promise<string | Kept>>;

/** A run that was gone on from: without its id the last one is kept. */
interface Kept {
  readonly workflowId: string;
  readonly runId: string;
}

export type ScenarioName = keyof typeof scenarios;

async function declined(told: Story): Promise<string> {
  const caseId = await told.applies('teacherA1a');
  await told.examines(caseId, 'leaderA1');
  await told.schoolDecides(caseId, 'leaderA1', 'decline', { reason: '名额有限' });
  return caseId;
}

/** The first term of the studio that an approval founds. */
async function toStudio(told: Story): Promise<string> {
  await toPlaque(told);
  const [term] = await told.desk.db.select().from(terms);
  if (!term) throw new Error('no studio was founded');
  return term.id;
}

/** Its first anniversary, the letter sealed before. */
async function toAssessment(told: Story): Promise<string> {
  const termId = await toStudio(told);
  await establish(told, termId, { host: 'teacherA1a', leader: 'leaderA1' });
  await told.until(at('2027-09-01'));
  return assessmentIn(told, 1);
}

async function hung(told: Story) {
  await told.opens();
  const caseId = await told.recommended('teacherA1a');
  const { id: noticeId } = await told.hangs([caseId]);
  return { caseId, noticeId };
}

async function vetoed(told: Story) {
  const { caseId } = await hung(told);
  return { caseId, vetoId: await told.vetoes(caseId, 'teacherA1a') };
}
