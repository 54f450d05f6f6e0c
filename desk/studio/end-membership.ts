import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { belongs, type LeavingReason } from '../../domain/studio/members/leaving.js';
import type { Day, Instant } from '../../domain/time/beijing.js';
import { laterOf } from '../../domain/time/span.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import { voidStages } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { warnOfFew } from './filling.js';
import { type Membership, moveMembership } from './memberships.js';
import { dropRemovals } from './removals.js';
import { dropWritings } from './writings/writings.js';

/** What is open of one membership by its number, and rests with it. */
const ofMember = ['memberDecision', 'agreementSigning', 'memberCompletion'] as const;

/** Whoever hosted it is told of the end itself, and there may be nobody any more (STUDIO-O04); nobody is to fill its places. */
const endedWithStudio: readonly LeavingReason[] = ['termOver', 'studioClosed', 'studioRevoked'];

const ruleOf = { leave: 'MEMBER-O04', remove: 'MEMBER-O03' } as const;

interface Ending {
  readonly event: 'leave' | 'remove';
  readonly reason: LeavingReason;
  readonly lastDay: Day;
  /** Of a removal: until when the member may appeal (VETO-O05). */
  readonly appealUntil?: Instant;
}

/**
 * A membership ends before its term, on this day (MEMBER-O04): what it was asked for is taken off the desks, its links with it. The
 * tasks that were completed stay its record (MEMBER-09). Host and member are told; a nominee knows of nothing. `event` is a step of the
 * member's states.
 */
export async function endMembership(
  desk: Desk,
  term: Term,
  membership: Membership,
  { event, reason, lastDay, appealUntil }: Ending,
): Promise<void> {
  const { number, fromDay, state } = membership;
  const refusal = await moveMembership(desk, membership, event, {
    set: {
      ...{ priorState: state, leavesOn: lastDay, leavingReason: reason, endedAt: desk.now },
      ...(fromDay && { toDay: laterOf(fromDay, lastDay) }),
    },
  });
  if (refusal) throw new Error(`the membership cannot end: ${JSON.stringify(refusal)}`);
  await dropRemovals(desk, { membershipId: membership.id });
  await takeOffTheDesks(desk, term, membership);
  const facts = { member: number, reason, on: lastDay };
  await record(desk, system, { chain: term.id, act: 'endMembership', ruleIds: [ruleOf[event]], facts });
  if (!belongs(state)) return;
  await writeOfLeaving(desk, term, membership, { reason, lastDay, left: true, ...(appealUntil && { appealUntil }) });
  if (!endedWithStudio.includes(reason)) await warnOfFew(desk, term);
}

/** What is open of a membership that is over rests, with its links: nobody decides on it, signs or hands in any more. */
export async function takeOffTheDesks(desk: Desk, term: Term, { id, number }: Membership): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  let rests = await voidStages(desk, subject, 'memberLeft', ofMember, number);
  for (const writing of await dropWritings(desk, id))
    rests = (await voidStages(desk, subject, 'memberLeft', ['memberWriting'], writing)) || rests;
  if (rests) await tell(desk, subject, { kind: 'datesMoved' });
}

/** To the member, and while the studio goes on to the host: the last day, and the kind of reason; what was said of it stays on the page. */
export async function writeOfLeaving(
  desk: Desk,
  term: Term,
  { id, number, personId }: Membership,
  { reason, lastDay, left, appealUntil }: Omit<Ending, 'event'> & { readonly left: boolean },
): Promise<void> {
  const { studio } = term;
  for (const reader of endedWithStudio.includes(reason) ? [personId] : [studio.hostId, personId])
    await postTo(desk, reader, {
      event: `memberLeaves:${id}:${lastDay}:${appealUntil ? 'removed' : left ? 'left' : 'stated'}`,
      letter: 'memberLeaves',
      data: {
        ...{ studioName: term.name, studioNumber: studio.number, member: String(number) },
        ...{ reason, on: lastDay, left: left ? 'yes' : '', until: appealUntil ?? '' },
      },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
