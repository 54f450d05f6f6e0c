import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { assessments } from '../../../db/schema/all.js';
import { termOf } from '../../../desk/kit/term.js';
import { reportOf, sheetOf } from '../../../desk/studio/assessment/assessments.js';
import { confirmScores } from '../../../desk/studio/assessment/confirm-scores.js';
import { publishResult } from '../../../desk/studio/assessment/publish-result.js';
import { reportYear } from '../../../desk/studio/assessment/report-year.js';
import { scoreYear } from '../../../desk/studio/assessment/score-year.js';
import { plannedFor } from '../../../desk/studio/assessment/years.js';
import type { AssessmentKind } from '../../../domain/studio/assessment/states.js';
import { at as atTime, dayOf, endOfDay } from '../../../domain/time/beijing.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { answersTo, askedIn, pointsOf, running } from './assessment-steps.js';
import { climbs, opens, openTask } from './steps.js';

type Year = readonly [score: string | null, state: 'final' | 'skipped'];

/** A running studio 90 days before the end of its term, its first two years as given, the last and the cycle just called. */
export async function lastYear(desk: TestDesk, before: readonly Year[], given?: TinyCity) {
  const all = await running(desk, given);
  const term = await termOf({ tx: desk.db }, all.termId);
  const planned = plannedFor(term);
  for (const [n, [score, state]] of before.entries()) {
    const { covers, reportDueOn, year } = planned[n] ?? { covers: { from: '', to: '' }, reportDueOn: '', year: 0 };
    await desk.db.insert(assessments).values({
      ...{ id: randomUUID(), termId: all.termId, kind: 'annual', year, reportDueOn },
      ...{ fromDay: covers.from, toDay: covers.to, startedAt: await desk.clock.now(), state, score },
    });
  }
  const [cycle] = planned.filter(({ kind }) => kind === 'cycle');
  desk.clock.set(atTime(cycle?.opensOn ?? '', '00:01'));
  await opens(desk, all.termId, 'studioYear', 3);
  await climbs(desk, all.termId, 'studioYear', 3);
  return { ...all, term, opensOn: cycle?.opensOn ?? '' };
}

type Studio = Pick<Awaited<ReturnType<typeof running>>, 'city' | 'termId'>;

/** One assessment reported, scored with so many points and confirmed; its publication not asked for yet. */
export async function confirmed(desk: TestDesk, { city, termId }: Studio, kind: AssessmentKind, total: number) {
  const asked = await askedIn(desk, termId, kind, 3);
  const { assessmentId, taskId, asks, letter } = asked;
  const answers = { letterVersion: letter.version, answers: answersTo(letter.tasks) };
  await done(desk, reportYear, city.person('teacherA1a'), { taskId: await taskId('selfReport'), ...answers });
  await asks('yearScoring');
  const report = await reportOf({ tx: desk.db, vault: desk.vault }, assessmentId);
  await done(desk, scoreYear, city.person('instituteOfficer'), {
    taskId: await taskId('yearScoring'),
    reportHash: report?.contentHash,
    points: pointsOf(total),
    check: { method: 'siteVisit', checkedOn: dayOf(await desk.clock.now()), minutes: '到校查看' },
  });
  await asks('resultConfirmation');
  const sheetHash = (await sheetOf({ tx: desk.db }, assessmentId))?.contentHash;
  const given = { taskId: await taskId('resultConfirmation'), sheetHash, decision: 'confirm' };
  await done(desk, confirmScores, city.person('sectionOfficer'), given);
  await asks('resultPublication');
  return { ...asked, publish: { taskId: await taskId('resultPublication'), sheetHash } };
}

/** The same published, and final because nobody appealed. */
export async function finished(desk: TestDesk, studio: Studio, kind: AssessmentKind, total: number): Promise<string> {
  const { assessmentId, publish, asks, looks } = await confirmed(desk, studio, kind, total);
  await done(desk, publishResult, studio.city.person('cityLeader'), publish);
  await asks('resultAppealWindow');
  desk.clock.set((await looks('resultAppealWindow')).wakeAt ?? '');
  await looks('resultAppealWindow');
  return assessmentId;
}

/** The term over and the city's leader asked what follows; the task. */
export async function over(desk: TestDesk, { termId, term }: Awaited<ReturnType<typeof lastYear>>): Promise<string> {
  desk.clock.set(new Date(Date.parse(endOfDay(term.toDay)) + 1).toISOString());
  expect((await climbs(desk, termId, 'studioYear', 3)).settled).toBe('ended');
  await opens(desk, termId, 'renewalDecision');
  return (await openTask(desk, 'renewalDecision')).id;
}

export const assessmentRow = async (desk: TestDesk, id: string) =>
  (await desk.db.select().from(assessments).where(eq(assessments.id, id)))[0];
