import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { assessments, cases, tasks, terms } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { roundOf } from '../../desk/kit/round.js';
import { termOf } from '../../desk/kit/term.js';
import { assessmentOf, reportOf, sheetOf } from '../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../desk/studio/assessment/confirm-scores.js';
import { publishResult } from '../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../desk/studio/assessment/score-year.js';
import { confirmOffice } from '../../desk/studio/confirm-office.js';
import { filePlan } from '../../desk/studio/file-plan.js';
import { foundStudio } from '../../desk/studio/found-studio.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { letterOf } from '../../desk/studio/letters.js';
import { receivePapers } from '../../desk/studio/receive-papers.js';
import { signLetter } from '../../desk/studio/sign-letter.js';
import { startStudio } from '../../desk/studio/start-studio.js';
import { spanOf } from '../../desk/studio/terms.js';
import type { AssessmentKind } from '../../domain/studio/assessment/states.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { dayOf } from '../../domain/time/beijing.js';
import { answersTo, pointsOf } from '../desk/studio/assessment-steps.js';
import { firstPlans } from '../desk/studio/steps.js';
import { at, type Story } from './story.js';

/** A studio of a direct school founded on the Monday before the May holiday, its letter written by nobody yet; the term's id. */
export async function newStudio(told: Story): Promise<string> {
  await told.until(at('2026-04-27'));
  const { desk } = told;
  const caseId = randomUUID();
  await desk.db.insert(cases).values({
    id: caseId,
    number: 'T2026-900',
    roundId: told.roundId,
    applicantId: told.personId('teacherD1a'),
    schoolId: told.org('direct1'),
    countyId: null,
    route: 'direct',
    state: 'approved',
    createdAt: await desk.clock.now(),
  });
  const file = await told.file(caseId);
  await performSystem(desk, async (tx) => foundStudio(tx, await roundOf(tx, told.roundId), file));
  await told.world.settle();
  const [row] = await desk.db.select().from(terms);
  return row?.id ?? expect.fail('no term');
}

/** The same with its letter sealed, running. */
export async function runningStudio(told: Story): Promise<string> {
  const termId = await newStudio(told);
  await establish(told, termId, { host: 'teacherD1a', leader: 'leaderD1' });
  return termId;
}

/** Papers received, office confirmed, the letter signed by all sides, both plans filed, started. */
export async function establish(
  told: Story,
  termId: string,
  { host, leader }: { readonly host: string; readonly leader: string },
): Promise<void> {
  const { desk } = told;
  await told.act(leader, receivePapers, { taskId: (await told.task('receipt', termId)).id });
  const { id: taskId } = await told.task('unitConfirmation', termId);
  await told.act(leader, confirmOffice, { taskId, office: '302室', equipment: '电脑' });
  const term = await termOf({ tx: desk.db }, termId);
  const list = proposedTasks(spanOf(term), term.parameters);
  await told.act('sectionOfficer', issueLetter, { termId, version: 0, tasks: list });
  const letter = await letterOf({ tx: desk.db }, termId);
  const shown = { version: letter?.version, contentHash: letter?.contentHash };
  for (const [who, role] of [
    [host, 'applicant'],
    ['cityLeader', 'cityLeader'],
    [leader, 'schoolLeader'],
  ] as const) {
    const asked = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.termId, termId), eq(tasks.role, role), eq(tasks.state, 'open')));
    const task = asked.find(({ kind }) => kind.startsWith('signLetter'));
    await told.act(who, signLetter, { taskId: task?.id, ...shown });
  }
  for (const plan of firstPlans(termId)) await told.act(host, filePlan, plan);
  await told.act('sectionOfficer', startStudio, { termId });
}

/** The assessment of a year of the one term, or of the cycle that ends with it. */
export async function assessmentIn({ desk }: Story, year: number, kind: AssessmentKind = 'annual'): Promise<string> {
  const [row] = await desk.db
    .select()
    .from(assessments)
    .where(and(eq(assessments.year, year), eq(assessments.kind, kind)));
  return row?.id ?? expect.fail(`no assessment of year ${year}`);
}

/** What people do on one assessment, each by the task they were asked with. */
export function assessing(told: Story, assessmentId: string, host = 'teacherD1a') {
  const { desk } = told;
  const taskId = async (kind: Parameters<Story['task']>[0]) => (await told.task(kind, assessmentId)).id;
  const sheetHash = async () => (await sheetOf({ tx: desk.db }, assessmentId))?.contentHash;
  return {
    taskId,
    state: async () => (await assessmentOf({ tx: desk.db }, assessmentId)).state,
    reports: async () => {
      const { termId } = await assessmentOf({ tx: desk.db }, assessmentId);
      const letter = await letterOf({ tx: desk.db }, termId);
      const given = { letterVersion: letter?.version, answers: answersTo(letter?.tasks ?? []) };
      return told.act(host, reportYear, { taskId: await taskId('selfReport'), ...given });
    },
    scores: async (who: string, total: number) => {
      const report = await reportOf({ tx: desk.db, vault: desk.vault }, assessmentId);
      const check = { method: 'siteVisit', checkedOn: dayOf(await desk.clock.now()), minutes: '现场查看活动记录' };
      return told.act(who, scoreYear, {
        taskId: await taskId('yearScoring'),
        reportHash: report?.contentHash,
        points: pointsOf(total),
        check,
      });
    },
    confirms: async (decision: 'confirm' | 'return' = 'confirm') =>
      told.act('sectionOfficer', confirmScores, {
        taskId: await taskId('resultConfirmation'),
        sheetHash: await sheetHash(),
        decision,
        reason: decision === 'return' ? '与记录不符' : '',
      }),
    publishes: async () =>
      told.act('cityLeader', publishResult, {
        taskId: await taskId('resultPublication'),
        sheetHash: await sheetHash(),
      }),
  };
}
