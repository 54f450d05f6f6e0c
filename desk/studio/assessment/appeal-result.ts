import { z } from 'zod';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseAppeal } from '../../../domain/studio/assessment/appeal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { lingering } from '../../kit/linger.js';
import { settleStage } from '../../kit/stage.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment } from './assessments.js';

const input = z.strictObject({ taskId: z.uuid(), text: z.string().trim().min(1).max(5000) });

/**
 * ASSESS-O07: the host appeals against the published result, once, within its working days. Refuses as `takeTask` and `refuseAppeal`.
 */
export const appealResult = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'appealed' }>({
  name: 'appealResult',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, text }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'resultAppeal');
    if (!taken.ok) return taken;
    const { assessment, term, run, seat, subject } = taken.value;
    if (!run.due) throw new Error('a time to appeal without its end');
    const { hostId: hostPersonId } = term.studio;
    const facts = { hostPersonId, appealsBefore: assessment.appealedAt ? 1 : 0, closesAt: lingering(desk, run.due) };
    const refusal =
      refuseAppeal({ by: actor.personId, at: desk.now }, facts) ??
      (await moveAssessment(desk, assessment, 'appeal', {
        set: { appealText: await sealedFor(desk, assessment.id, text), appealedAt: desk.now },
      }));
    if (refusal) return refused(refusal);
    await record(desk, actor, { chain: subject.id, act: 'appealResult', seat, ruleIds: ['ASSESS-O07'] });
    await settleStage(desk, {
      subject,
      stage: 'resultAppealWindow',
      number: run.number,
      outcome: 'appealed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'appealed' });
  },
});
