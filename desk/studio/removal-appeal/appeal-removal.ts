import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { memberRemovals } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseRemovalAppeal } from '../../../domain/studio/members/removal-appeal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { lingering } from '../../kit/linger.js';
import { settleStage } from '../../kit/stage.js';
import { takeRemovalTask } from './removal-task.js';

const input = z.strictObject({ taskId: z.uuid(), text: z.string().trim().min(1).max(5000) });

/**
 * MEMBER-O03, VETO-O05: a member who was removed appeals, once, within its working days; the removal stands meanwhile. Refuses as `takeTask`
 * and `refuseRemovalAppeal`.
 */
export const appealRemoval = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'appealed' }>({
  name: 'appealRemoval',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, text }) => {
    const taken = await takeRemovalTask(desk, actor, taskId, 'removalAppeal');
    if (!taken.ok) return taken;
    const { removal, membership, term, run, seat, subject } = taken.value;
    if (!run.due) throw new Error('a time to appeal without its end');
    const facts = { memberPersonId: membership.personId, closesAt: lingering(desk, run.due) };
    const refusal = refuseRemovalAppeal({ by: actor.personId, at: desk.now }, facts);
    if (refusal) return refused(refusal);
    await desk.tx
      .update(memberRemovals)
      .set({ appealText: await sealedFor(desk, membership.id, text), appealedAt: desk.now })
      .where(eq(memberRemovals.id, removal.id));
    const said = { act: 'appealRemoval', seat, ruleIds: ['VETO-O05', 'MEMBER-O03'] };
    await record(desk, actor, { chain: subject.id, ...said });
    await record(desk, actor, { chain: term.id, ...said, facts: { member: membership.number } });
    await settleStage(desk, {
      subject,
      stage: 'removalAppealWindow',
      number: run.number,
      outcome: 'appealed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'appealed' });
  },
});
