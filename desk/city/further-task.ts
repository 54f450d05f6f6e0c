import { and, eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { addTask, type StageRun, type TaskSeed } from '../kit/stage.js';

/** Asks one person, by a task and a letter of their own, however often the same was asked of them in this run before. */
export async function addFurtherTask(
  desk: Desk,
  run: StageRun,
  round: Round,
  seed: TaskSeed & { readonly personId: string },
): Promise<void> {
  const asked = await desk.tx
    .select({ turn: tasks.turn })
    .from(tasks)
    .where(and(eq(tasks.stageRunId, run.id), eq(tasks.kind, seed.kind), eq(tasks.personId, seed.personId)));
  const turn = Math.max(0, ...asked.map((task) => task.turn)) + 1;
  await addTask(desk, run, round, { ...seed, turn });
}
