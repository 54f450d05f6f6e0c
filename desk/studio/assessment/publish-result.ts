import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { yearsAwaited } from '../../../domain/studio/assessment/cycle.js';
import type { Grade } from '../../../domain/studio/assessment/grade.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment, sheetOf } from './assessments.js';
import { finishAssessment } from './finish-assessment.js';
import { resultOf } from './result.js';
import { writeOfResult } from './write-of-result.js';
import { plannedFor, yearResults } from './years.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** The sheet that was read, and confirmed. */
  sheetHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * ASSESS-07: the city's leader publishes what was scored and confirmed. A strong act. From then on the studio may appeal once
 * (ASSESS-O07); what is published after an appeal is final. Refuses as `takeAssessmentTask`; 'stageNotOpen' (ASSESS-O02) for a cycle one
 * of whose years is not final; 'caseChanged' for another sheet.
 */
export const publishResult = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly grade: Grade; readonly resultHash: string; readonly final: boolean }
>({
  name: 'publishResult',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, sheetHash }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'resultPublication', 'publish');
    if (!taken.ok) return taken;
    const { assessment, term } = taken.value;
    const years = await yearResults(desk, term.id);
    const awaited = assessment.kind === 'cycle' ? yearsAwaited(plannedFor(term), years, dayOf(desk.now)) : [];
    if (awaited.length > 0)
      return refused(refuse('stageNotOpen', { ruleId: 'ASSESS-O02', facts: { years: awaited.join(',') } }));
    const sheet = await sheetOf(desk, assessment.id);
    if (!sheet || sheet.contentHash !== sheetHash) return refused(refuse('caseChanged', { ruleId: 'ASSESS-07' }));
    const result = resultOf(assessment, sheet, years, term.parameters);
    const moved = await moveAssessment(desk, assessment, 'publish', {
      set: { ...result, sheetNumber: sheet.number, publishedAt: desk.now },
    });
    if (moved) return refused(moved);
    const final = assessment.appealedAt !== null;
    const { grade, resultHash } = result;
    await settleTermTask(desk, actor, taken.value, {
      act: 'publishResult',
      facts: { grade },
      stage: 'resultPublication',
      outcome: final ? 'final' : 'published',
      ruleIds: ['ASSESS-07', 'ASSESS-O01', ...(assessment.kind === 'cycle' ? ['ASSESS-O02'] : [])],
      content: { sheetHash, resultHash },
    });
    if (final) await finishAssessment(desk, term, assessment.id, 'finish');
    else await writeOfResult(desk, term, assessment.id, 'resultPublished');
    return accepted({ grade, resultHash, final });
  },
});
