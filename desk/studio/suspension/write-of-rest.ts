import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import type { Letters } from '../../../domain/letters.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { drafterSeat } from '../drafter.js';
import { liveMembers } from '../memberships.js';

type Name = 'studioSuspended' | 'studioResumed' | 'suspensionEnds';
type Days<L extends Name> = Omit<Letters[L], 'studioName' | 'studioNumber'>;

/** To host, unit's leader, section and members: that the studio stands still, until when, or works again; never why. */
export async function writeOfRest<L extends Name>(
  desk: Desk,
  term: Term,
  { event, letter, data }: { readonly event: string; readonly letter: L; readonly data: Days<L> },
): Promise<void> {
  const { studio } = term;
  const readers = [
    { personId: studio.hostId },
    ...(await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId })),
    ...(await holdersOf(desk, await drafterSeat(desk, term))),
    ...(await liveMembers(desk, term.id)),
  ];
  const said = { studioName: term.name, studioNumber: studio.number, ...data } as Letters[L];
  const notBefore = deliverAt(desk.now, term.parameters.quietHours);
  for (const personId of new Set(readers.map((one) => one.personId)))
    await postTo(desk, personId, { event, letter, data: said, notBefore });
}
