import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { stageRuns, tasks } from '../../../db/schema/all.js';
import { datesAfterRest } from '../../../domain/studio/suspension.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import { keepDates, neverRest } from '../../kit/rests.js';
import type { StageRun } from '../../kit/stage.js';
import { announceTask } from '../../kit/task-mail.js';
import type { Term } from '../../kit/term.js';
import { moveRun } from '../../round/move-stages.js';
import { processesOf } from '../veto/processes-of.js';
import type { SuspensionRow } from './suspensions.js';

/** STUDIO-O05: what is asked of the host by name rests, with its dates. The suspension is on record, the term held. */
export async function restHost(desk: Desk, { id: termId, studio }: Pick<Term, 'id' | 'studio'>): Promise<void> {
  const { tx } = desk;
  const ofHost = and(
    eq(tasks.termId, termId),
    eq(tasks.personId, studio.hostId),
    notInArray(tasks.kind, [...neverRest]),
  );
  const rested = await tx
    .update(tasks)
    .set({ state: 'suspended' })
    .where(and(ofHost, eq(tasks.state, 'open')))
    .returning({ runId: tasks.stageRunId });
  const runs = await tx
    .select()
    .from(stageRuns)
    .where(
      inArray(
        stageRuns.id,
        rested.map(({ runId }) => runId),
      ),
    );
  for (const run of runs) await keepDates(desk, termId, run);
  await tellAll(desk, termId);
}

/** The host is asked again: every stage that is still open has the working days it had left. */
export async function wakeHost(desk: Desk, term: Term, { resting }: SuspensionRow): Promise<void> {
  const { tx } = desk;
  for (const { runId, since, ...had } of resting) {
    const run = await openRunBy(desk, runId);
    if (run) await moveRun(desk, term, run, datesAfterRest(desk.calendar(), had, { since, now: desk.now }));
  }
  const rested = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.termId, term.id), eq(tasks.personId, term.studio.hostId), eq(tasks.state, 'suspended')));
  for (const { id, stageRunId } of rested) {
    const run = await openRunBy(desk, stageRunId);
    if (!run) continue;
    const [task] = await tx.update(tasks).set({ state: 'open' }).where(eq(tasks.id, id)).returning();
    // whoever was asked before has their letter
    if (task) await announceTask(desk, task, term, run);
  }
  await tellAll(desk, term.id);
}

async function openRunBy({ tx }: Desk, runId: string): Promise<StageRun | undefined> {
  const [run] = await tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.id, runId), eq(stageRuns.state, 'open')));
  return run;
}

async function tellAll(desk: Desk, termId: string): Promise<void> {
  for (const subject of await processesOf(desk, termId)) await tell(desk, subject, { kind: 'datesMoved' });
}
