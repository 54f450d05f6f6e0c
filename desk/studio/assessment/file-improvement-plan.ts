import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { assessments } from '../../../db/schema/all.js';
import { accepted } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';

const input = z.strictObject({ taskId: z.uuid(), plan: z.string().trim().min(1).max(5000) });

/** ASSESS-O03: after an unqualified year the host says what will be done better. Refuses as `takeTask`. */
export const fileImprovementPlan = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'filed' }>({
  name: 'fileImprovementPlan',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, plan }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'improvementPlan');
    if (!taken.ok) return taken;
    const { assessment } = taken.value;
    await desk.tx
      .update(assessments)
      .set({ improvementPlan: await sealedFor(desk, assessment.id, plan), plannedAt: desk.now })
      .where(eq(assessments.id, assessment.id));
    await settleTermTask(desk, actor, taken.value, {
      act: 'fileImprovementPlan',
      stage: 'improvementPlan',
      outcome: 'filed',
      ruleIds: ['ASSESS-O03'],
    });
    return accepted({ outcome: 'filed' });
  },
});
