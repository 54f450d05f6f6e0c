import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Desk } from '../kit/deps.js';

/** What the veto itself asks of people goes on while the application stands still. */
const ownKinds: readonly TaskKind[] = ['vetoResponse', 'vetoDecision', 'appealDecision', 'addressCorrection'];

/** HOST-O18: what ends the rest of a departure does not rest itself, as long as the application is in. */
export const departureKinds: TaskKind[] = ['confirmTransfer', 'departureDecision'];

/** What a withdrawal neither rests nor ends: the veto is decided all the same (VETO-01), the objector is answered (NOTICE-O03). */
export const outlivingWithdrawal: TaskKind[] = [...ownKinds, 'objectionHandling'];

/**
 * VETO-O03, HOST-O18: nothing of the application can be done while the finding is looked into, or the departure is not settled.
 * Once it is `out` nothing is asked about a departure either. Returns how many tasks rest.
 */
export async function freezeTasks(desk: Desk, caseId: string, is: 'in' | 'out' = 'in'): Promise<number> {
  const goesOn = is === 'in' ? [...ownKinds, ...departureKinds] : [...ownKinds];
  const rows = await desk.tx
    .update(tasks)
    .set({ state: 'suspended' })
    .where(and(eq(tasks.caseId, caseId), eq(tasks.state, 'open'), notInArray(tasks.kind, goesOn)))
    .returning({ id: tasks.id });
  return rows.length;
}

/** The application goes on: tasks of stages that are still open wait again; with `kinds`, only those. */
export async function thawTasks(desk: Desk, caseId: string, kinds?: TaskKind[]): Promise<number> {
  const openRuns = desk.tx.select({ id: stageRuns.id }).from(stageRuns).where(eq(stageRuns.state, 'open'));
  const rows = await desk.tx
    .update(tasks)
    .set({ state: 'open' })
    .where(
      and(
        eq(tasks.caseId, caseId),
        eq(tasks.state, 'suspended'),
        inArray(tasks.stageRunId, openRuns),
        kinds && inArray(tasks.kind, kinds),
      ),
    )
    .returning({ id: tasks.id });
  return rows.length;
}
