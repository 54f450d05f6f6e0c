import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { vetoes } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseFindingAppeal } from '../../../domain/studio/veto/procedure.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { lingering } from '../../kit/linger.js';
import { settleStage } from '../../kit/stage.js';
import { takeFindingTask } from './finding-task.js';
import { refuseStep } from './findings.js';

const input = z.strictObject({ taskId: z.uuid(), text: z.string().trim().min(1).max(5000) });

/**
 * VETO-O05: the host appeals against an effective veto, once, within its working days; nothing is suspended by it. Refuses as `takeTask`
 * and `refuseFindingAppeal`; 'stageNotOpen' where there is nothing to appeal.
 */
export const appealFinding = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'appealed' }>({
  name: 'appealFinding',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, text }) => {
    const taken = await takeFindingTask(desk, actor, taskId, 'findingAppeal');
    if (!taken.ok) return taken;
    const { finding, term, run, seat, subject } = taken.value;
    if (!run.due) throw new Error('a time to appeal without its end');
    const facts = { hostPersonId: term.studio.hostId, closesAt: lingering(desk, run.due) };
    const refusal = refuseFindingAppeal({ by: actor.personId, at: desk.now }, facts) ?? refuseStep(finding, 'appeal');
    if (refusal) return refused(refusal);
    await desk.tx
      .update(vetoes)
      .set({ appealText: await sealedFor(desk, term.id, text), appealedAt: desk.now })
      .where(eq(vetoes.id, finding.id));
    await record(desk, actor, { chain: subject.id, act: 'appealFinding', seat, ruleIds: ['VETO-O05'] });
    await record(desk, actor, { chain: term.id, act: 'appealFinding', seat, ruleIds: ['VETO-O05'] });
    await settleStage(desk, {
      subject,
      stage: 'findingAppealWindow',
      number: run.number,
      outcome: 'appealed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'appealed' });
  },
});
