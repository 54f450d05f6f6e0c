import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberships, tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, refused } from '../../domain/refusal.js';
import { refuseDeclining } from '../../domain/studio/members/leaving.js';
import { dayOf } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { sealedFor } from '../kit/data-key.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import type { Term } from '../kit/term.js';
import { agreementSideOf } from './agreement-sides.js';
import { endMembership } from './end-membership.js';
import { agreementOf } from './letters.js';
import { bodySeeds } from './member-bodies.js';
import { lockMembership, type Membership } from './memberships.js';
import { undecidedRemovals } from './removals.js';
import { takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Read by host, member and officials of the studio, on its page alone. */
  reason: z.string().trim().min(1).max(1000),
});

const ruleIds = ['STUDIO-18', 'MEMBER-O04'];

/**
 * STUDIO-18: a member who was decided on does not sign the agreement, and says why; the membership ends that day, the place is to be filled
 * by the same route (MEMBER-01, MEMBER-02, MEMBER-O04). Host and bodies are told. Refuses as `takeTask` and as `refuseDeclining`.
 */
export const declineAgreement = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'declined' }>({
  name: 'declineAgreement',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'signAgreement');
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const membership = await lockMembership(desk, term.id, run.number);
    const agreement = membership && (await agreementOf(desk, membership.id));
    if (!agreement) throw new Error('an agreement to decline that is not there');
    const today = dayOf(desk.now);
    const isAccused = (await undecidedRemovals(desk, { membershipId: membership.id })).length > 0;
    const side = agreementSideOf(term, task);
    const refusals = refuseDeclining(term.state, { ...membership, isAccused }, side, today);
    if (refusals.length > 0) return refused(...refusals);
    const { number, id } = membership;
    const { version, contentHash } = agreement;
    const closed = { state: 'done', outcome: 'declined', closedAt: desk.now, closedBy: actor.personId } as const;
    await desk.tx.update(tasks).set(closed).where(eq(tasks.id, task.id));
    const words = { leavingWords: await sealedFor(desk, id, reason), leavingStatedBy: actor.personId };
    await desk.tx.update(memberships).set(words).where(eq(memberships.id, id));
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      stageRound: version,
      kind: 'agreementDeclined',
      seatKey: `${number}:${side}`,
      decision: 'declined',
      ruleIds,
      content: { member: String(number), contentHash },
    });
    const facts = { member: number, agreementVersion: version };
    await record(desk, actor, { chain: subject.id, act: 'declineAgreement', seat, ruleIds, facts });
    await endMembership(desk, term, membership, { event: 'leave', reason: 'agreementDeclined', lastDay: today });
    await tellBodies(desk, term, membership);
    return accepted({ outcome: 'declined' });
  },
});

/** MEMBER-01, MEMBER-02: whoever decided on the member hears that the place is free again. */
async function tellBodies(desk: Desk, term: Term, membership: Membership): Promise<void> {
  const seats = await bodySeeds(desk, term, membership);
  const holders = await Promise.all(seats.map((seat) => holdersOf(desk, seat)));
  for (const personId of new Set(holders.flat().map((one) => one.personId)))
    await postTo(desk, personId, {
      event: `agreementDeclined:${membership.id}`,
      letter: 'agreementDeclined',
      data: { studioName: term.name, studioNumber: term.studio.number, member: String(membership.number) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
