import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { accountabilityRecords } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import {
  type AccountabilityOutcome,
  accountabilityOutcomes,
  isAppealOver,
  refuseClosing,
} from '../../../domain/studio/veto/accountability.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask } from '../term-task.js';
import { takeFindingTask } from './finding-task.js';
import { writeOfVeto } from './write-of-veto.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(accountabilityOutcomes),
  /** What was done, or why nothing: a record of office, in which nobody is named (docs/decisions/0013). */
  reason: z.string().trim().min(1).max(5000),
});

/**
 * VETO-04: the section closes the record of responsibility with what came of it; host and unit are written to. The bar stays (VETO-O01).
 * Refuses as `takeTask` and `refuseClosing`.
 */
export const closeAccountability = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly outcome: AccountabilityOutcome; readonly closedAt: string }
>({
  name: 'closeAccountability',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeFindingTask(desk, actor, taskId, 'findingAccountability');
    if (!taken.ok) return taken;
    const { finding, term, seat } = taken.value;
    const hands = [finding.decidedBy, finding.appealDecidedBy].filter((one) => one !== null);
    const refusal = refuseClosing(actor.personId, {
      hostPersonId: term.studio.hostId,
      hands,
      appealOver: isAppealOver(finding, desk.now),
    });
    if (refusal) return refused(refusal);
    await desk.tx
      .update(accountabilityRecords)
      .set({ state: 'closed', outcome, closedBy: actor.personId, closedAt: desk.now })
      .where(and(eq(accountabilityRecords.vetoId, finding.id), eq(accountabilityRecords.state, 'open')));
    const ruleIds = ['VETO-04'];
    const facts = { outcome };
    await settleTermTask(desk, actor, taken.value, {
      act: 'closeAccountability',
      facts,
      stage: 'findingAccountability',
      outcome,
      ruleIds,
      reason,
    });
    await record(desk, actor, { chain: term.id, act: 'closeAccountability', seat, ruleIds, facts });
    await writeOfVeto(desk, term, finding, outcome);
    return accepted({ outcome, closedAt: desk.now });
  },
});
