import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberships } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { belongs, refuseLeaving, statedReasons } from '../../domain/studio/members/leaving.js';
import { dayOf } from '../../domain/time/beijing.js';
import { daySchema } from '../../domain/time/schemas.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import { tell } from '../kit/news.js';
import { endMembership, writeOfLeaving } from './end-membership.js';
import { lockMembership } from './memberships.js';
import { undecidedRemovals } from './removals.js';
import { lockTerm } from './terms.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** Of the membership, within the term. */
  number: z.int().min(1).max(1_000_000),
  reason: z.enum(statedReasons),
  /** Read by host, member and officials of the studio. */
  words: z.string().trim().min(1).max(1000),
  /** Beijing day on which it ends, that day included; today: at once. */
  lastDay: daySchema,
});

/**
 * MEMBER-O04: the member or the host states that a member leaves, why, and on which last day; today, it ends at once. Stated again before
 * that day, the later word counts. A host takes a nomination back in the same way. Refuses `notFound` for everybody else, for a nominee
 * and behind a link, else as `refuseLeaving`.
 */
export const leaveStudio = act<PersonActor, z.infer<typeof input>, { readonly left: boolean }>({
  name: 'leaveStudio',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, number, reason, words, lastDay }) => {
    const term = actor.taskId ? null : await lockTerm(desk, termId);
    const membership = term && (await lockMembership(desk, termId, number));
    if (!term || !membership) return refused(refuse('notFound'));
    const isHost = actor.personId === term.studio.hostId;
    const isOwn = actor.personId === membership.personId && belongs(membership.state);
    if (!isHost && !isOwn) return refused(refuse('notFound'));
    const today = dayOf(desk.now);
    const isAccused = (await undecidedRemovals(desk, { membershipId: membership.id })).length > 0;
    const refusals = refuseLeaving(term.state, { ...membership, isAccused }, lastDay, today);
    if (refusals.length > 0) return refused(...refusals);
    const stated = {
      leavesOn: lastDay,
      leavingReason: reason,
      leavingWords: await sealedFor(desk, membership.id, words),
      leavingStatedBy: actor.personId,
    };
    await desk.tx.update(memberships).set(stated).where(eq(memberships.id, membership.id));
    const left = lastDay === today;
    const by = isHost ? 'host' : 'member';
    await record(desk, actor, {
      chain: termId,
      act: 'leaveStudio',
      seat: { orgId: isHost ? term.studio.unitId : membership.schoolId, role: 'applicant' },
      ruleIds: ['MEMBER-O04'],
      facts: { member: number, reason, on: lastDay, by },
    });
    if (left) await endMembership(desk, term, membership, { event: 'leave', reason, lastDay });
    else {
      await writeOfLeaving(desk, term, membership, { reason, lastDay, left });
      // the year's own letters are looked at again: one of them ends the membership after that day
      await tell(desk, { kind: 'term', id: termId }, { kind: 'datesMoved' });
    }
    return accepted({ left });
  },
});
