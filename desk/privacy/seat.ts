import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { bureauSeat, type Seat } from '../kit/seats.js';

/** The actor's post as officer of the bureau, shown with a second factor. Refuses 'notFound' to strangers, 'secondFactorRequired'. */
export async function strongBureauSeat(desk: Desk, actor: PersonActor): Promise<Result<Seat>> {
  const seat = await bureauSeat(desk, actor);
  if (!seat) return refused(refuse('notFound'));
  return actor.secondFactor ? accepted(seat) : refused(refuse('secondFactorRequired'));
}
