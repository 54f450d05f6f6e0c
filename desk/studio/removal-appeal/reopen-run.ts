import { and, eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../../db/schema/all.js';
import type { AskedStage } from '../../../domain/process.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { keepDates, restsAtOnce } from '../../kit/rests.js';
import { stageRun } from '../../kit/stage.js';
import { placed, type TermPlan } from '../../kit/stage-plan.js';
import type { Task } from '../../kit/task-mail.js';
import type { Term } from '../../kit/term.js';

/**
 * Opens a run of a term again that ended with a membership (`takeOffTheDesks`): the same tasks wait for the same people by the same links, in the
 * whole time from now. Nothing where there is none, or where it ended otherwise.
 */
export async function reopenRun(
  desk: Desk,
  term: Term,
  plan: TermPlan,
  stage: AskedStage,
  number: number,
): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  const run = await stageRun(desk, subject, stage, number);
  if (run?.state !== 'void') return;
  const resting = and(eq(tasks.stageRunId, run.id), eq(tasks.state, 'cancelled'), eq(tasks.outcome, 'memberLeft'));
  const asked = await desk.tx.select().from(tasks).where(resting);
  if (asked.length === 0) return;
  // of a studio that stands still: what is the host's waits until it works again (STUDIO-O05)
  const rests = ({ kind, personId }: Task) => restsAtOnce(term, { kind, ...(personId && { personId }) });
  const dates = await placed(plan, { subject, stage, number }, term).dates(desk);
  const [due, grace, hard] = [dates?.due ?? null, dates?.grace ?? null, dates?.hard ?? null];
  // dated by its opening, as any other: the ladder is climbed from its first rung
  const opened = { state: 'open' as const, settledAt: null, openedAt: desk.now, rungsDone: [], due, grace, hard };
  await desk.tx.update(stageRuns).set(opened).where(eq(stageRuns.id, run.id));
  for (const task of asked) {
    const state = rests(task) ? 'suspended' : 'open';
    await desk.tx.update(tasks).set({ state, outcome: null, closedAt: null, due }).where(eq(tasks.id, task.id));
  }
  if (asked.some(rests)) await keepDates(desk, term.id, { ...run, due, grace, hard });
  await tell(desk, subject, { kind: 'opened', stage, number });
}
