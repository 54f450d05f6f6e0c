import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberRemovals } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { comesBack, refuseRemovalAppealDecision } from '../../../domain/studio/members/removal-appeal.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { removalOpinionsOn } from '../removals.js';
import { settleTermTask } from '../term-task.js';
import { clearMember, reinstateMember } from './reinstate-member.js';
import { type TakenRemovalTask, takeRemovalTask } from './removal-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Of the removal: 'overturned' is an appeal upheld. */
  outcome: z.enum(['confirmed', 'overturned']),
  reason: z.string().trim().min(1).max(5000),
});

interface Decided {
  readonly outcome: 'confirmed' | 'overturned';
  /** The membership goes on; false also where a removal was overturned after its end. */
  readonly restored: boolean;
}

/**
 * MEMBER-O03, VETO-O05: who gave the title answers a member's appeal against a removal, in a person who had no hand in it. Overturned, the member
 * serves again from today where the term still runs (`comesBack`); else the removal alone falls, and keeps out no more. Strong. Refuses
 * as `takeTask` and `refuseRemovalAppealDecision`.
 */
export const decideRemovalAppeal = act<PersonActor, z.infer<typeof input>, Decided>({
  name: 'decideRemovalAppeal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeRemovalTask(desk, actor, taskId, 'removalAppealDecision');
    if (!taken.ok) return taken;
    const { removal, membership, term, seat } = taken.value;
    const opinions = await removalOpinionsOn(desk, removal.id);
    const refusal = refuseRemovalAppealDecision(actor.personId, {
      memberPersonId: membership.personId,
      hands: [removal.registeredBy, ...opinions.map(({ personId }) => personId)],
    });
    if (refusal) return refused(refusal);
    const isOverturned = outcome === 'overturned';
    await desk.tx
      .update(memberRemovals)
      .set({
        ...(isOverturned && { state: 'overturned' as const }),
        appealDecidedBy: actor.personId,
        appealDecidedAt: desk.now,
      })
      .where(eq(memberRemovals.id, removal.id));
    const ruleIds = ['VETO-O05', 'MEMBER-O03'];
    const facts = { outcome: isOverturned ? 'removalOverturned' : 'removalStands', member: membership.number };
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideRemovalAppeal',
      facts,
      stage: 'removalAppealDecision',
      outcome,
      ruleIds,
      reason,
      content: { ground: removal.ground, decisionReference: removal.decisionReference },
    });
    await record(desk, actor, { chain: term.id, act: 'decideRemovalAppeal', seat, ruleIds, facts });
    let restored = false;
    if (isOverturned && comesBack({ studio: term.state, toDay: removal.priorToDay }, dayOf(desk.now)))
      restored = await reinstateMember(desk, term, removal, membership);
    else if (isOverturned) await clearMember(desk, membership);
    await writeOfAnswer(desk, taken.value, restored ? 'restored' : isOverturned ? 'cleared' : 'confirmed');
    return accepted({ outcome, restored });
  },
});

/** To the member and the host: what was answered; why is on record. */
async function writeOfAnswer(
  desk: Desk,
  { term, removal, membership }: TakenRemovalTask,
  outcome: 'confirmed' | 'restored' | 'cleared',
): Promise<void> {
  const { studio, name: studioName } = term;
  for (const reader of [membership.personId, studio.hostId])
    await postTo(desk, reader, {
      event: `removalAppeal:${removal.id}`,
      letter: 'removalAppealDecided',
      data: { studioName, studioNumber: studio.number, member: String(membership.number), outcome },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
