import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { assessmentSheets } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refusePoints, rulesOfScheme } from '../../../domain/studio/assessment/scheme.js';
import { checkSchema, refuseCheck } from '../../../domain/studio/assessment/visit.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { settleTermTask } from '../term-task.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment, reportOf } from './assessments.js';
import { sheetHash } from './result.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** The self-report that was read. */
  reportHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** By indicator, as decimal text; none may be missing. */
  points: z.record(z.string(), z.string()),
  check: checkSchema,
});

/**
 * STUDIO-11, ASSESS-04…06: the Institute scores each indicator after its check. A strong act. Refuses as `takeAssessmentTask`;
 * 'caseChanged' (ASSESS-03) for a self-report that is not the one that stands; 'badInput' as `refusePoints` and `refuseCheck`.
 */
export const scoreYear = act<PersonActor, z.infer<typeof input>, { readonly contentHash: string }>({
  name: 'scoreYear',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reportHash, points, check }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'yearScoring', 'score');
    if (!taken.ok) return taken;
    const { assessment, term, run } = taken.value;
    const report = await reportOf(desk, assessment.id);
    if (report?.contentHash !== reportHash) return refused(refuse('caseChanged', { ruleId: 'ASSESS-03' }));
    const refusal =
      refusePoints(points, term.parameters.scheme) ??
      refuseCheck(check, { from: assessment.fromDay, today: dayOf(desk.now) });
    if (refusal) return refused(refusal);
    const moved = await moveAssessment(desk, assessment, 'score');
    if (moved) return refused(moved);
    const { minutes, ...when } = check;
    const sheet = { assessmentId: assessment.id, number: run.number, reportHash, points, ...when };
    const contentHash = sheetHash(sheet);
    await desk.tx.insert(assessmentSheets).values({
      id: randomUUID(),
      ...sheet,
      minutes: await sealedFor(desk, assessment.id, minutes),
      contentHash,
      scoredBy: actor.personId,
      scoredAt: desk.now,
    });
    await settleTermTask(desk, actor, taken.value, {
      act: 'scoreYear',
      facts: { method: check.method, checkedOn: check.checkedOn },
      stage: 'yearScoring',
      outcome: 'scored',
      ruleIds: ['STUDIO-11', ...rulesOfScheme(term.parameters.scheme)],
      content: { contentHash },
    });
    return accepted({ contentHash });
  },
});
