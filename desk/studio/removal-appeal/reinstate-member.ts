import { and, eq, inArray } from 'drizzle-orm';
import { memberWritings } from '../../../db/schema/all.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import type { Term } from '../../kit/term.js';
import { agreementSigning } from '../../stages/agreement-signing.js';
import { memberWriting } from '../../stages/member-writing.js';
import { endFilling } from '../filling.js';
import { endLeavings } from '../leavings.js';
import { type Membership, membershipOf, moveMembership } from '../memberships.js';
import type { Removal } from '../removals.js';
import { askForSummaries } from '../writings/summaries.js';
import { writingsOf } from '../writings/writings.js';
import { reopenRun } from './reopen-run.js';

/**
 * VETO-O05: the removal fell: the membership is again what it was, with the days and the last day it had, and what it was asked for is asked
 * again in the whole time. A last day that was stated before and came meanwhile ends it now (MEMBER-O04).
 * @returns whether it goes on
 */
export async function reinstateMember(
  desk: Desk,
  term: Term,
  { priorToDay: toDay, priorLeavesOn: leavesOn, priorLeavingReason: leavingReason }: Removal,
  membership: Membership,
): Promise<boolean> {
  const refusal = await moveMembership(desk, membership, 'restore', {
    set: { priorState: null, endedAt: null, toDay, leavesOn, leavingReason },
  });
  if (refusal) throw new Error(`the membership cannot go on: ${JSON.stringify(refusal)}`);
  const facts = { member: membership.number };
  await record(desk, system, { chain: term.id, act: 'reinstateMember', ruleIds: ['VETO-O05', 'MEMBER-O03'], facts });
  await reopenRun(desk, term, agreementSigning, 'agreementSigning', membership.number);
  for (const number of await wakeWritings(desk, membership.id))
    await reopenRun(desk, term, memberWriting, 'memberWriting', number);
  await askForSummaries(desk, term);
  await endFilling(desk, term);
  await endLeavings(desk, term);
  // the year's own letters are looked at again: of leavings and of summaries
  await tell(desk, { kind: 'term', id: term.id }, { kind: 'datesMoved' });
  return (await membershipOf(desk, { membershipId: membership.id })).endedAt === null;
}

/** The removal fell, and there is no membership to go back to: it stays ended, and bars from no other. */
export async function clearMember(desk: Desk, membership: Membership): Promise<void> {
  const refusal = await moveMembership(desk, membership, 'clear', { set: { leavingReason: 'removalOverturned' } });
  if (refusal) throw new Error(`the removal cannot fall: ${JSON.stringify(refusal)}`);
}

/** What was with the member, or with the host, when the membership ended is there again. @returns the numbers of their runs */
async function wakeWritings(desk: Desk, membershipId: string): Promise<readonly number[]> {
  const dropped = (await writingsOf(desk, membershipId)).filter(({ state }) => state === 'dropped');
  for (const state of ['asked', 'handedIn'] as const) {
    const ids = dropped.filter(({ handedInAt }) => (handedInAt ? 'handedIn' : 'asked') === state).map(({ id }) => id);
    if (ids.length > 0)
      await desk.tx
        .update(memberWritings)
        .set({ state })
        .where(and(eq(memberWritings.membershipId, membershipId), inArray(memberWritings.id, ids)));
  }
  return dropped.map(({ number }) => number);
}
