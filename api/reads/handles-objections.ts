import { eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { ReadContext } from '../routes/row.js';
import { cityRoles, countyRoles } from './case-sight.js';

type Asking = Pick<ReadContext<PersonActor, unknown>, 'tx' | 'now' | 'actor'>;

/** Who reads objections, their words and their files: officers of the level that published the notice, and nobody else (I23). */
export async function handlesObjections(asking: Asking, orgId: string): Promise<boolean> {
  const { actor } = asking;
  const seats = actor.taskId ? [] : await seatsOf(asking, actor.personId);
  return seats.some((seat) => seat.orgId === orgId && [...countyRoles, ...cityRoles].includes(seat.role));
}

/** Behind its task's link one objection is read, the one that task is about. */
export async function isTaskOf({ tx, actor }: Asking, objectionId: string): Promise<boolean> {
  if (!actor.taskId) return false;
  const [task] = await tx.select().from(tasks).where(eq(tasks.id, actor.taskId));
  return task?.kind === 'objectionHandling' && task.subjectId === objectionId;
}
