import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { stageRuns, tasks } from '../../../db/schema/all.js';
import type { Desk } from '../../kit/deps.js';
import { neverRest } from '../../kit/rests.js';

/** VETO-02: nothing of a revoked term can be done any more; what it was asked for rests until no appeal can turn that (VETO-O05). */
export async function freezeTerm({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<void> {
  await tx
    .update(tasks)
    .set({ state: 'suspended' })
    .where(and(eq(tasks.termId, termId), eq(tasks.state, 'open'), notInArray(tasks.kind, [...neverRest])));
}

/** The studio goes on: tasks of stages that are still open wait again. */
export async function thawTerm({ tx }: Pick<Desk, 'tx'>, termId: string): Promise<void> {
  const openRuns = tx
    .select({ id: stageRuns.id })
    .from(stageRuns)
    .where(and(eq(stageRuns.termId, termId), eq(stageRuns.state, 'open')));
  await tx
    .update(tasks)
    .set({ state: 'open' })
    .where(and(eq(tasks.termId, termId), eq(tasks.state, 'suspended'), inArray(tasks.stageRunId, openRuns)));
}
