import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import { preparers } from '../../domain/task-kinds.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Seat, seatsOf } from '../kit/seats.js';
import { type Held, seatFor } from '../kit/take-task.js';

/** The post by which somebody is shown a task; `prepares`: they make it ready, and it is decided by its own post. */
export interface Shown {
  readonly seat: Seat;
  readonly prepares: boolean;
}

/**
 * By whose authority `actor` is shown `task`, or null: whoever may do it (`seatFor`), and whoever makes it ready (`preparers`). Never on
 * one's own application (I5), and never behind a link: a preparer has none.
 */
export async function shownTo(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: PersonActor,
  task: Held & { readonly caseId: string | null },
): Promise<Shown | null> {
  const own = await seatFor(desk, actor, task);
  if (own) return { seat: own, prepares: false };
  const role = preparers[task.kind];
  if (!role || task.caseId === null || actor.taskId) return null;
  const held = await seatsOf(desk, actor.personId);
  const preparer = held.find((seat) => seat.role === role && seat.orgId === task.orgId);
  if (!preparer) return null;
  const [file] = await desk.tx.select({ by: cases.applicantId }).from(cases).where(eq(cases.id, task.caseId));
  return file && file.by !== actor.personId ? { seat: preparer, prepares: true } : null;
}
