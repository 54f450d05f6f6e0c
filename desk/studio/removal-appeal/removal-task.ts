import { eq } from 'drizzle-orm';
import { memberRemovals } from '../../../db/schema/all.js';
import { accepted, type Result } from '../../../domain/refusal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import { lockMembership, type Membership, membershipOf } from '../memberships.js';
import { type Removal, removalOf } from '../removals.js';
import { type TakenTermTask, takeTermTask } from '../term-task.js';

export type TakenRemovalTask = TakenTermTask & { readonly removal: Removal; readonly membership: Membership };

/** A task of an appeal against a removal in the hands of its holder: term, removal and membership are locked. Refuses as `takeTask`. */
export async function takeRemovalTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kind: TaskKind,
): Promise<Result<TakenRemovalTask>> {
  const taken = await takeTermTask(desk, actor, taskId, kind);
  if (!taken.ok) return taken;
  const { subject, term } = taken.value;
  await desk.tx.select().from(memberRemovals).where(eq(memberRemovals.id, subject.id)).for('update');
  const removal = await removalOf(desk, subject.id);
  const { number } = await membershipOf(desk, removal);
  const membership = await lockMembership(desk, term.id, number);
  if (!membership) throw new Error('a removal of nobody');
  return accepted({ ...taken.value, removal, membership });
}
