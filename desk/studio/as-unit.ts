import { and, eq, inArray } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Role } from '../../domain/vocabulary.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Seat, seatAt } from '../kit/seats.js';
import { takeTask } from '../kit/take-task.js';
import type { Term } from '../kit/term.js';
import { lockTerm } from './terms.js';

/** Who speaks for the unit (STUDIO-15). */
export const unitRoles: readonly Role[] = ['schoolLeader', 'schoolClerk'];

/**
 * A term's record of work in the hands of whoever judges it, locked: leader or clerk of the unit, or who else holds the task that asks (it
 * was handed to them, or is shared after escalation); behind a link by that task alone. Refuses `notFound` for everybody else, 'taskClosed'
 * while the task rests (VETO-O05), and as `takeTask`.
 */
export async function asUnit(
  desk: Desk,
  actor: PersonActor,
  termId: string,
): Promise<Result<{ readonly term: Term; readonly seat: Seat }>> {
  const term = await lockTerm(desk, termId);
  if (!term) return refused(refuse('notFound'));
  const [asked] = await desk.tx
    .select({ id: tasks.id, state: tasks.state })
    .from(tasks)
    .where(
      and(eq(tasks.termId, termId), eq(tasks.kind, 'workConfirmation'), inArray(tasks.state, ['open', 'suspended'])),
    );
  const own = actor.taskId ? null : await seatAt(desk, actor, term.studio.unitId, unitRoles);
  if (own && asked?.state === 'suspended') return refused(refuse('taskClosed', { facts: { outcome: asked.state } }));
  if (own) return accepted({ term, seat: own });
  if (!asked) return refused(refuse('notFound'));
  const taken = await takeTask(desk, actor, asked.id, ['workConfirmation']);
  return taken.ok ? accepted({ term, seat: taken.value.seat }) : taken;
}
