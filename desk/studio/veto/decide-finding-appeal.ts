import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseFindingAppealDecision } from '../../../domain/studio/veto/procedure.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { unstrikeHonours } from '../commendation/strike.js';
import { settleTermTask } from '../term-task.js';
import { unbarHonours } from './bar-honours.js';
import { ruleOfKind, takeFindingTask } from './finding-task.js';
import { refuseStep } from './findings.js';
import { restoreTitle } from './restore-title.js';
import { writeOfVeto } from './write-of-veto.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['confirmed', 'overturned']),
  reason: z.string().trim().min(1).max(5000),
});

/**
 * VETO-O05: a third person answers the appeal. Confirmed, the veto stands for good; overturned, what it did is undone: title, certificate and
 * studio are again what they were, or the bar falls. Strong. Refuses as `takeTask` and `refuseFindingAppealDecision`.
 */
export const decideFindingAppeal = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly outcome: 'confirmed' | 'overturned' }
>({
  name: 'decideFindingAppeal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeFindingTask(desk, actor, taskId, 'findingAppealDecision');
    if (!taken.ok) return taken;
    const { finding, term, seat } = taken.value;
    const { registeredBy, decidedBy } = finding;
    const refusal =
      refuseFindingAppealDecision(
        { personId: actor.personId, role: seat.role },
        {
          level: term.level,
          hostPersonId: term.studio.hostId,
          hands: [registeredBy, ...(decidedBy ? [decidedBy] : [])],
        },
      ) ?? refuseStep(finding, outcome === 'confirmed' ? 'uphold' : 'overturn');
    if (refusal) return refused(refusal);
    const isOverturned = outcome === 'overturned';
    await desk.tx
      .update(vetoes)
      .set({
        ...(isOverturned && { state: 'overturned' as const }),
        appealDecidedBy: actor.personId,
        appealDecidedAt: desk.now,
      })
      .where(eq(vetoes.id, finding.id));
    const ruleIds = ['VETO-O05', ruleOfKind[finding.kind]];
    const facts = { outcome: isOverturned ? 'vetoOverturned' : 'vetoStands', vetoKind: finding.kind };
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideFindingAppeal',
      facts,
      stage: 'findingAppealDecision',
      outcome,
      ruleIds,
      reason,
    });
    await record(desk, actor, { chain: term.id, act: 'decideFindingAppeal', seat, ruleIds, facts });
    if (isOverturned && finding.kind === 'ethics') {
      const no = await restoreTitle(desk, actor, taken.value, reason);
      if (no) return refused(no);
    }
    if (isOverturned && finding.kind === 'performance') await unbarHonours(desk, finding.id);
    if (isOverturned) await unstrikeHonours(desk, actor, seat, finding);
    await writeOfVeto(desk, term, finding, outcome);
    return accepted({ outcome });
  },
});
