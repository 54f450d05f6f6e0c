import { and, asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { assessments, stageRuns, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { openStage } from '../../../desk/kit/stage.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { reportOf, sheetOf } from '../../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { confirmOffice } from '../../../desk/studio/confirm-office.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { letterOf } from '../../../desk/studio/letters.js';
import { receivePapers } from '../../../desk/studio/receive-papers.js';
import { signLetter } from '../../../desk/studio/sign-letter.js';
import { startStudio } from '../../../desk/studio/start-studio.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { roleAt } from '../../../domain/organiser.js';
import type { AskedStage } from '../../../domain/process.js';
import { dimensions } from '../../../domain/studio/assessment/scheme.js';
import type { AssessmentKind } from '../../../domain/studio/assessment/states.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { defaultScheme } from '../../../policy/studio/scheme.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { climbs, type Founded, firstPlans, founded, opens, openTask } from './steps.js';

/** An answer to each task. */
export const answersTo = (list: readonly LetterTask[], said = '已按进度完成，记录齐全') =>
  list.map(({ code }) => ({ task: code, statement: said, evidenceIds: [] as string[] }));

/** A sheet of so many points of 100: each indicator full until they are used up. */
export function pointsOf(total: number): Record<string, string> {
  let left = total;
  const all = dimensions.flatMap((name) => defaultScheme[name].indicators);
  return Object.fromEntries(
    all.map(({ code, max }) => {
      const points = Math.min(left, Number(max));
      left -= points;
      return [code, String(points)];
    }),
  );
}

/** The letter of a studio in its first year, issued and signed by all sides. */
export async function sealsLetter(desk: TestDesk, { city, termId }: Founded): Promise<void> {
  const term = await termRow({ tx: desk.db }, termId);
  const list = proposedTasks(spanOf(term), term.parameters);
  await done(desk, issueLetter, city.person('sectionOfficer'), { termId, version: 0, tasks: list });
  const letter = await letterOf({ tx: desk.db }, termId);
  const shown = { version: letter?.version, contentHash: letter?.contentHash };
  for (const [who, role] of [
    ['teacherA1a', 'applicant'],
    ['cityLeader', roleAt(city.level, 'cityLeader')],
    ['leaderA1', 'schoolLeader'],
  ] as const) {
    const asked = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.termId, termId), eq(tasks.role, role), eq(tasks.state, 'open')));
    const task = asked.find(({ kind }) => kind.startsWith('signLetter'));
    await done(desk, signLetter, city.person(who), { taskId: task?.id, ...shown });
  }
}

/** A studio that runs: papers received, office confirmed, the letter signed by all sides. */
export async function running(desk: TestDesk, given?: TinyCity): Promise<Founded> {
  const all = await founded(desk, given);
  const { city, termId } = all;
  await opens(desk, termId, 'studioYear');
  const leader = city.person('leaderA1');
  await done(desk, receivePapers, leader, { taskId: (await openTask(desk, 'receipt')).id });
  const { id: taskId } = await openTask(desk, 'unitConfirmation');
  await done(desk, confirmOffice, leader, { taskId, office: '302室', equipment: '电脑' });
  await sealsLetter(desk, all);
  for (const plan of firstPlans(termId)) await done(desk, filePlan, city.person('teacherA1a'), plan);
  await done(desk, startStudio, city.person('sectionOfficer'), { termId });
  return all;
}

/** The moment after the last one of a year of the term. */
export async function afterYear(desk: TestDesk, termId: string, year = 1): Promise<void> {
  const [run] = await desk.db
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.termId, termId), eq(stageRuns.stage, 'studioYear'), eq(stageRuns.number, year)));
  desk.clock.set(new Date(Date.parse(run?.due ?? '') + 1).toISOString());
  await climbs(desk, termId, 'studioYear', year);
}

/** A studio on its first anniversary, asked for its self-report. */
export async function called(desk: TestDesk, given?: TinyCity) {
  const all = await running(desk, given);
  await afterYear(desk, all.termId);
  return { ...all, ...(await askedIn(desk, all.termId, 'annual', 1)) };
}

/** One assessment of a term that has been started, asked for its self-report: what its process does, and its open tasks. */
export async function askedIn(desk: TestDesk, termId: string, kind: AssessmentKind, year: number) {
  const [assessment] = await desk.db
    .select()
    .from(assessments)
    .where(and(eq(assessments.termId, termId), eq(assessments.kind, kind), eq(assessments.year, year)));
  const assessmentId = assessment?.id ?? expect.fail('no assessment');
  const key = (stage: AskedStage, number: number) => ({
    subject: { kind: 'assessment', id: assessmentId } as const,
    stage,
    number,
    termId,
  });
  const asks = (stage: AskedStage, number = 1) =>
    performSystem(desk, (at) => openStage(at, stagePlans[stage], key(stage, number)));
  const looks = (stage: AskedStage, number = 1) =>
    performSystem(desk, (at) => climb(at, stagePlans[stage], key(stage, number)));
  const taskId = async (kind: TaskKind) => {
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.subjectId, assessmentId), eq(tasks.kind, kind), eq(tasks.state, 'open')))
      .orderBy(asc(tasks.openedAt));
    return task?.id ?? expect.fail(`no open task ${kind}`);
  };
  await asks('selfReport');
  const letter = await letterOf({ tx: desk.db }, termId);
  return { assessmentId, asks, looks, taskId, letter: letter ?? expect.fail('no letter') };
}

export type Called = Awaited<ReturnType<typeof called>>;

export const reporting = async ({ taskId, letter }: Called) => ({
  taskId: await taskId('selfReport'),
  letterVersion: letter.version,
  answers: answersTo(letter.tasks),
});
export async function scoring(desk: TestDesk, { taskId, assessmentId }: Called, total = 82) {
  const report = await reportOf({ tx: desk.db, vault: desk.vault }, assessmentId);
  const check = { method: 'siteVisit', checkedOn: dayOf(await desk.clock.now()), minutes: '到校查看' };
  return { taskId: await taskId('yearScoring'), reportHash: report?.contentHash, points: pointsOf(total), check };
}
export const sheetHash = async (desk: TestDesk, { assessmentId }: Called) =>
  (await sheetOf({ tx: desk.db }, assessmentId))?.contentHash;

/** As far as the Institute is asked to score. */
export async function reported(desk: TestDesk): Promise<Called> {
  const all = await called(desk);
  await done(desk, reportYear, all.city.person('teacherA1a'), await reporting(all));
  await all.asks('yearScoring');
  return all;
}
/** As far as the section is asked to confirm. */
export async function scored(desk: TestDesk, total?: number): Promise<Called> {
  const all = await reported(desk);
  await done(desk, scoreYear, all.city.person('instituteOfficer'), await scoring(desk, all, total));
  await all.asks('resultConfirmation');
  return all;
}
/** Published, with the time for an appeal begun. */
export async function published(desk: TestDesk, total?: number): Promise<Called> {
  const all = await scored(desk, total);
  const { city, taskId, asks } = all;
  const confirm = { sheetHash: await sheetHash(desk, all), decision: 'confirm' };
  await done(desk, confirmScores, city.person('sectionOfficer'), {
    taskId: await taskId('resultConfirmation'),
    ...confirm,
  });
  await asks('resultPublication');
  const publish = { taskId: await taskId('resultPublication'), sheetHash: await sheetHash(desk, all) };
  await done(desk, publishResult, city.person('cityLeader'), publish);
  await asks('resultAppealWindow');
  return all;
}
