import { addDays, at as atTime, type Day, dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import type { OwnLetter } from '../kit/stage-plan.js';
import type { Term } from '../kit/term.js';
import { endMembership } from './end-membership.js';
import { liveMembers, lockMembership } from './memberships.js';
import { undecidedRemovals } from './removals.js';

/** MEMBER-O04: when memberships end whose last day was stated before: as the day after it begins. None after `until`. */
export async function leavingLetters(
  desk: Pick<Desk, 'tx'>,
  { id }: Pick<Term, 'id'>,
  until: Day,
): Promise<readonly OwnLetter[]> {
  const ends = (await liveMembers(desk, id)).flatMap(({ leavesOn }) => (leavesOn ? [addDays(leavesOn, 1)] : []));
  return [...new Set(ends)]
    .filter((day) => day <= until)
    .map((day) => ({ code: `leave:${day}`, at: atTime(day, '00:00') }));
}

/** Ends the memberships whose last day is past, but those on whose removal is to be decided first. Run twice it finds none left. */
export async function endLeavings(desk: Desk, term: Term): Promise<void> {
  const today = dayOf(desk.now);
  for (const { number, leavesOn } of await liveMembers(desk, term.id)) {
    if (!leavesOn || leavesOn >= today) continue;
    const membership = await lockMembership(desk, term.id, number);
    const { leavesOn: lastDay, leavingReason: reason, endedAt } = membership ?? {};
    const isAccused = membership && (await undecidedRemovals(desk, { membershipId: membership.id })).length > 0;
    if (membership && !isAccused && lastDay && reason && lastDay < today && !endedAt)
      await endMembership(desk, term, membership, { event: 'leave', reason, lastDay });
  }
}
