import { eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type TakenTask, takeTask } from '../kit/take-task.js';
import type { Term } from '../kit/term.js';
import { lockTerm } from './terms.js';

export type TakenTermTask = TakenTask & { readonly term: Term };

/** A task of a term in the hands of its holder, the term locked first. Refuses as `takeTask`. */
export async function takeTermTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: TaskKind,
): Promise<Result<TakenTermTask>> {
  const [task] = await desk.tx.select({ termId: tasks.termId }).from(tasks).where(eq(tasks.id, taskId));
  const term = task?.termId ? await lockTerm(desk, task.termId) : null;
  if (!term) return refused(refuse('notFound'));
  const taken = await takeTask(desk, actor, taskId, [kind]);
  return taken.ok ? accepted({ ...taken.value, term }) : taken;
}
