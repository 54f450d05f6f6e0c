import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { links, stageRuns, tasks } from '../../db/schema/all.js';
import { system } from './actor.js';
import { record } from './audit.js';
import type { Desk } from './deps.js';
import { frameOf } from './frame.js';
import { isHeldByName, seatFor } from './take-task.js';
import { announceTask, type Task } from './task-mail.js';

/**
 * A task handed to somebody whose post has run out since is its post's again, without a hand (tasks belong to posts): links of
 * whoever left lead nowhere, and the holders of the post are written to. Run twice it finds nothing to do.
 * @returns the task as it stands now
 */
export async function returnToPost(desk: Desk, task: Task): Promise<Task> {
  if (task.personId === null || (await isHeldByName(desk, task))) return task;
  const [free] = await desk.tx.update(tasks).set({ personId: null }).where(eq(tasks.id, task.id)).returning();
  if (!free) throw new Error('the task went away');
  const mayShare = await seatFor(desk, { personId: task.personId }, free);
  if (!mayShare)
    await desk.tx
      .update(links)
      .set({ state: 'superseded' })
      .where(and(eq(links.taskId, task.id), eq(links.personId, task.personId), eq(links.state, 'live')));
  const [run] = await desk.tx.select().from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
  if (run) await announceTask(desk, free, await frameOf(desk, task), run);
  const facts = { taskKind: task.kind };
  await record(desk, system, { chain: task.caseId ?? task.subjectId, act: 'returnToPost', facts });
  return free;
}

/** All of them, once a day: also where no reminder is due that would find it. */
export async function returnAllToPosts(desk: Desk): Promise<void> {
  const named = await desk.tx
    .select()
    .from(tasks)
    .where(and(isNotNull(tasks.personId), inArray(tasks.state, ['open', 'suspended'])));
  for (const task of named) await returnToPost(desk, task);
}
