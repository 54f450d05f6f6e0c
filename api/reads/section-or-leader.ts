import type { PersonActor } from '../../desk/kit/actor.js';
import type { Desk } from '../../desk/kit/deps.js';
import { leaderOf } from '../../desk/kit/organiser.js';
import { seatsOf } from '../../desk/kit/seats.js';
import type { Term } from '../../desk/kit/term.js';
import { drafterSeat } from '../../desk/studio/drafter.js';

type At = Pick<Desk, 'tx' | 'now'> & { readonly actor: Pick<PersonActor, 'personId'> };

/** Whether the reader holds the section's post or is the bureau's leader: those who decide on a host's affairs (STUDIO-O04, STUDIO-O05). */
export async function isSectionOrLeader(at: At, term: Term): Promise<boolean> {
  const posts = [await drafterSeat(at, term), leaderOf(term.studio)];
  const held = await seatsOf(at, at.actor.personId);
  return held.some((seat) => posts.some(({ role, orgId }) => role === seat.role && orgId === seat.orgId));
}
