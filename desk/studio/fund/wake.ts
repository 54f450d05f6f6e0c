import { and, eq } from 'drizzle-orm';
import { tasks } from '../../../db/schema/all.js';
import type { Desk } from '../../kit/deps.js';
import type { StageRun } from '../../kit/stage.js';

/** What of a stage stood still is asked again, by the same task and link; false where nothing did. */
export async function wake({ tx }: Pick<Desk, 'tx'>, { id }: Pick<StageRun, 'id'>): Promise<boolean> {
  const rested = and(eq(tasks.stageRunId, id), eq(tasks.state, 'suspended'));
  const woken = await tx.update(tasks).set({ state: 'open' }).where(rested).returning({ id: tasks.id });
  return woken.length > 0;
}
