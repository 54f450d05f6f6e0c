import { z } from 'zod';
import { accepted, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment } from './assessments.js';

const input = z.strictObject({ taskId: z.uuid(), reason: z.string().trim().min(1).max(2000) });

/** STUDIO-11: the Institute sends a self-report back, with the reason; the host reports anew. Refuses as `takeAssessmentTask`. */
export const returnReport = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'returned' }>({
  name: 'returnReport',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reason }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'yearScoring', 'score');
    if (!taken.ok) return taken;
    const moved = await moveAssessment(desk, taken.value.assessment, 'returnReport');
    if (moved) return refused(moved);
    await settleTermTask(desk, actor, taken.value, {
      act: 'returnReport',
      stage: 'yearScoring',
      outcome: 'returned',
      ruleIds: ['STUDIO-11', 'ASSESS-03'],
      reason,
    });
    return accepted({ outcome: 'returned' });
  },
});
