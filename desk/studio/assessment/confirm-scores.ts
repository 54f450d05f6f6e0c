import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { rulesOfBesides } from '../../../domain/studio/assessment/report.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment, reportOf, sheetOf } from './assessments.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** The sheet that was read. */
  sheetHash: z.string().regex(/^[0-9a-f]{64}$/),
  decision: z.enum(['confirm', 'return']),
  /** Asked for when the scores go back. */
  reason: z.string().trim().max(2000).optional(),
});

/**
 * STUDIO-10: the Moral Education Section confirms the Institute's scores, or sends them back with the reason; it changes none. What the
 * report says of ethics and of support is for the section to weigh (STUDIO-08, -09, -19, -27). Refuses
 * as `takeAssessmentTask`; 'caseChanged' for a sheet that is not the one that stands; 'badInput' for a return without a reason.
 */
export const confirmScores = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'confirmed' | 'returned' }>({
  name: 'confirmScores',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, sheetHash, decision, reason = '' }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'resultConfirmation', 'confirm');
    if (!taken.ok) return taken;
    const { assessment } = taken.value;
    const sheet = await sheetOf(desk, assessment.id);
    if (sheet?.contentHash !== sheetHash) return refused(refuse('caseChanged', { ruleId: 'STUDIO-10' }));
    if (decision === 'return' && reason === '') return refused(refuse('badInput', { field: 'reason' }));
    const outcome = decision === 'confirm' ? 'confirmed' : 'returned';
    const moved = await moveAssessment(desk, assessment, decision === 'confirm' ? 'confirm' : 'returnScores');
    if (moved) return refused(moved);
    const report = outcome === 'confirmed' ? await reportOf(desk, assessment.id, sheet.reportHash) : null;
    await settleTermTask(desk, actor, taken.value, {
      act: 'confirmScores',
      facts: { outcome },
      stage: 'resultConfirmation',
      outcome,
      ruleIds: ['STUDIO-10', ...(report ? rulesOfBesides(report.besides) : [])],
      reason,
      content: { sheetHash },
    });
    return accepted({ outcome });
  },
});
