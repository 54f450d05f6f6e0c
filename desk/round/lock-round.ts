import { eq } from 'drizzle-orm';
import { rounds } from '../../db/schema/all.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Organiser, officerOf } from '../kit/organiser.js';
import { type Seat, seatsOf } from '../kit/seats.js';

export type RoundRow = typeof rounds.$inferSelect;

export interface RoundInHand {
  readonly row: RoundRow;
  /** The actor's post at the bureau. */
  readonly seat: Seat;
}

/** Locks a round for an officer of its bureau: 'notFound' for strangers, 'notYourPost' for others of the bureau. */
export async function lockRound(desk: Desk, actor: PersonActor, roundId: string): Promise<Result<RoundInHand>> {
  const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, roundId)).for('update');
  if (!row) return refused(refuse('notFound'));
  const seat = await officerSeat(desk, actor, row);
  return seat.ok ? accepted({ row, seat: seat.value }) : seat;
}

/** The actor's post as officer of the bureau, or why there is none. A link is good for its own task only. */
export async function officerSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: PersonActor,
  organiser: Organiser,
): Promise<Result<Seat>> {
  const held = actor.taskId
    ? []
    : (await seatsOf(desk, actor.personId)).filter(({ orgId }) => orgId === organiser.bureauId);
  if (held.length === 0) return refused(refuse('notFound'));
  const seat = held.find(({ role }) => role === officerOf(organiser).role);
  return seat ? accepted(seat) : refused(refuse('notYourPost'));
}

/** 'stageNotOpen' when the round is in another state, 'caseChanged' when it is not the version that was shown. */
export function refuseStale(row: RoundRow, state: RoundRow['state'], version: number): Refusal | null {
  if (row.state !== state) return refuse('stageNotOpen', { facts: { state: row.state } });
  return row.version === version ? null : refuse('caseChanged', { facts: { version: row.version } });
}
