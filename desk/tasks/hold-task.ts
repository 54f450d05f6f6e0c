import { eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Seat, seatsOf } from '../kit/seats.js';
import type { StageRun } from '../kit/stage.js';
import { isByName, seatFor } from '../kit/take-task.js';
import type { Task } from '../kit/task-mail.js';

export interface HeldTask {
  readonly task: Task;
  readonly run: StageRun;
  readonly seat: Seat;
}

/**
 * Locks a task for whoever may say who does it: its holder, the superior who shares it, or, to take it back, a holder of its post
 * (`byPost`) also while it is with somebody by name. Nothing is decided here, so no second factor is asked for. Refuses `notFound`, `taskClosed`.
 */
export async function holdTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  more: { readonly byPost?: boolean } = {},
): Promise<Result<HeldTask>> {
  if (actor.taskId && actor.taskId !== taskId) return refused(refuse('notFound'));
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, taskId)).for('update');
  if (!task) return refused(refuse('notFound'));
  const seat = (await seatFor(desk, actor, task)) ?? (await seatBeside(desk, actor, task, more.byPost ?? false));
  if (!seat) return refused(refuse('notFound'));
  if (task.state !== 'open') return refused(refuse('taskClosed', { facts: { outcome: task.outcome ?? task.state } }));
  const [run] = await desk.tx.select().from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
  if (!run) throw new Error('a task without its stage');
  return accepted({ task, run, seat });
}

/** Whether the seat is the superior's, who came to share the task after escalation. */
export const isCoOwner = (task: Task, seat: Seat): boolean =>
  task.coOwnerOrgId === seat.orgId && task.coOwnerRole === seat.role;

/** A task given to one person stays in sight of the superior who shares it, and within reach of its post. */
async function seatBeside(desk: Desk, actor: PersonActor, task: Task, byPost: boolean): Promise<Seat | null> {
  const held = await seatsOf(desk, actor.personId);
  const ofPost = byPost && !isByName(task);
  const own = held.find((seat) => ofPost && seat.orgId === task.orgId && seat.role === task.role);
  return own ?? held.find((seat) => isCoOwner(task, seat)) ?? null;
}
