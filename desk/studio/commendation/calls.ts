import { eq } from 'drizzle-orm';
import { calls, tasks } from '../../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../../domain/refusal.js';
import type { CallState } from '../../../domain/studio/commendation/states.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { PersonActor } from '../../kit/actor.js';
import { asCall, type Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { type TakenTask, takeTask } from '../../kit/take-task.js';

/** A call by its id, locked; null for none. Its nominees are changed by whoever holds it. */
export async function lockCall({ tx }: Pick<Desk, 'tx'>, callId: string): Promise<Call | null> {
  const [row] = await tx.select().from(calls).where(eq(calls.id, callId)).for('update');
  return row ? asCall(row) : null;
}

export const setCall = async (
  { tx }: Pick<Desk, 'tx'>,
  callId: string,
  set: { readonly state: CallState; readonly listedBy?: string },
): Promise<void> => {
  await tx.update(calls).set(set).where(eq(calls.id, callId));
};

export type TakenCallTask = TakenTask & { readonly call: Call };

/** A task of one of these kinds of a call in the hands of its holder, the call locked first. Refuses as `takeTask`. */
export async function takeCallTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  ...kinds: readonly TaskKind[]
): Promise<Result<TakenCallTask>> {
  const [task] = await desk.tx.select({ callId: tasks.callId }).from(tasks).where(eq(tasks.id, taskId));
  const call = task?.callId ? await lockCall(desk, task.callId) : null;
  if (!call) return refused(refuse('notFound'));
  const taken = await takeTask(desk, actor, taskId, kinds);
  return taken.ok ? accepted({ ...taken.value, call }) : taken;
}
