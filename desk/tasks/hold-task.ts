import { eq } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Seat, seatsOf } from '../kit/seats.js';
import type { StageRun } from '../kit/stage.js';
import { seatFor } from '../kit/take-task.js';
import type { Task } from '../kit/task-mail.js';

export interface HeldTask {
  readonly task: Task;
  readonly run: StageRun;
  readonly seat: Seat;
}

/**
 * Locks a task for whoever may say who does it: its holder, its post (also when it is with somebody by name), or the superior who
 * shares it. Nothing is decided here, so no second factor is asked for. Refuses `notFound`, `taskClosed`.
 */
export async function holdTask(desk: Desk, actor: PersonActor, taskId: string): Promise<Result<HeldTask>> {
  if (actor.taskId && actor.taskId !== taskId) return refused(refuse('notFound'));
  const [task] = await desk.tx.select().from(tasks).where(eq(tasks.id, taskId)).for('update');
  if (!task) return refused(refuse('notFound'));
  const seat = (await seatFor(desk, actor, task)) ?? (await sharedSeat(desk, actor, task));
  if (!seat) return refused(refuse('notFound'));
  if (task.state !== 'open') return refused(refuse('taskClosed', { facts: { outcome: task.outcome ?? task.state } }));
  const [run] = await desk.tx.select().from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
  if (!run) throw new Error('a task without its stage');
  return accepted({ task, run, seat });
}

/** Whether the seat is the superior's, who came to share the task after escalation. */
export const isCoOwner = (task: Task, seat: Seat): boolean =>
  task.coOwnerOrgId === seat.orgId && task.coOwnerRole === seat.role;

/** A task given to one person stays in sight of the superior who shares it. */
async function sharedSeat(desk: Desk, actor: PersonActor, task: Task): Promise<Seat | null> {
  const held = await seatsOf(desk, actor.personId);
  return held.find((seat) => isCoOwner(task, seat)) ?? null;
}
