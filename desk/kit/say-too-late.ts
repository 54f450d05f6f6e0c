import { and, asc, eq } from 'drizzle-orm';
import { cases, nominations, stageRuns, tasks } from '../../db/schema/all.js';
import { because } from '../../domain/ending.js';
import type { Subject } from '../../domain/news.js';
import { system } from './actor.js';
import { record } from './audit.js';
import { type Case, caseColumns } from './cases.js';
import type { Desk } from './deps.js';
import { postTo } from './post.js';
import type { Round } from './round.js';
import type { StageRun } from './stage.js';
import { holdersOfTask, taskFacts } from './task-mail.js';
import { writeToApplicant } from './write-to-applicant.js';

/** Kept among the rungs that are done. */
export const tooLate = 'tooLate';

/**
 * In place of a reminder, once: whoever holds the stage's tasks reads that they lead nowhere any more, and so does every applicant
 * on whom the stage was to be done.
 * Nothing is decided by it; its process is woken by the end of the round.
 */
export async function sayTooLate(
  desk: Desk,
  run: StageRun,
  round: Round,
  { subject, stage, number }: { readonly subject: Subject; readonly stage: string; readonly number: number },
): Promise<{ readonly wakeAt: null; readonly settled: null }> {
  const open = await desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.stageRunId, run.id), eq(tasks.state, 'open')));
  for (const task of open.filter(({ role }) => role !== 'applicant')) {
    const data = await taskFacts(desk, task, round, run.provisional);
    for (const personId of await holdersOfTask(desk, task))
      await postTo(desk, personId, { event: `tooLate:${task.id}`, letter: 'tooLate', data, caseId: task.caseId });
  }
  for (const file of await filesOf(desk, subject))
    await writeToApplicant(desk, round, file, { state: file.state, reason: because('panelDrawn'), ruleId: 'HOST-25' });
  await desk.tx
    .update(stageRuns)
    .set({ rungsDone: [...run.rungsDone, tooLate] })
    .where(eq(stageRuns.id, run.id));
  const facts = { stage, number, rung: tooLate, to: 'holder' };
  await record(desk, system, { chain: subject.id, act: 'remind', ruleIds: ['HOST-25'], facts });
  return { wakeAt: null, settled: null };
}

/** The application itself, or those that wait for their county's choice. */
async function filesOf(desk: Desk, { kind, id }: Subject): Promise<readonly Case[]> {
  if (kind === 'case') return desk.tx.select(caseColumns).from(cases).where(eq(cases.id, id));
  if (kind !== 'nomination') return [];
  const rows = await desk.tx
    .select({ file: cases })
    .from(cases)
    .innerJoin(nominations, and(eq(nominations.roundId, cases.roundId), eq(nominations.orgId, cases.countyId)))
    .where(and(eq(nominations.id, id), eq(cases.state, 'countyReview')))
    .orderBy(asc(cases.id));
  return rows.map(({ file }) => file);
}
