import { z } from 'zod';
import { accepted, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment } from './assessments.js';
import { finishAssessment } from './finish-assessment.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['upheld', 'dismissed']),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * ASSESS-O07: the Moral Education Section answers the appeal, by somebody who did not score. A strong act. Upheld, the Institute scores
 * anew; dismissed, the result is final. Refuses as `takeAssessmentTask`.
 */
export const decideResultAppeal = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'upheld' | 'dismissed' }>(
  {
    name: 'decideResultAppeal',
    input,
    chain: chainOfTask,
    run: async (desk, actor, { taskId, outcome, reason }) => {
      const taken = await takeAssessmentTask(desk, actor, taskId, 'resultAppealDecision', 'decideAppeal');
      if (!taken.ok) return taken;
      const { assessment, term } = taken.value;
      if (outcome === 'upheld') {
        const refusal = await moveAssessment(desk, assessment, 'upholdAppeal');
        if (refusal) return refused(refusal);
      }
      await settleTermTask(desk, actor, taken.value, {
        act: 'decideResultAppeal',
        facts: { outcome },
        stage: 'resultAppealDecision',
        outcome,
        ruleIds: ['ASSESS-O07'],
        reason,
      });
      if (outcome === 'dismissed') await finishAssessment(desk, term, assessment.id, 'dismissAppeal');
      return accepted({ outcome });
    },
  },
);
