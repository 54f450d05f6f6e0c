import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { selfReports } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refuseReport, selfReportSchema } from '../../../domain/studio/assessment/report.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { hashOf } from '../../kit/canonical.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { letterInForce } from '../letters.js';
import { settleTermTask } from '../term-task.js';
import { type WorkRow, worksOf } from '../works.js';
import { takeAssessmentTask } from './assessment-task.js';
import { moveAssessment } from './assessments.js';

const input = selfReportSchema.extend({ taskId: z.uuid() });

/**
 * ASSESS-02, ASSESS-03: the host answers every task of the letter (对照目标责任书), and says what none of them counts (STUDIO-08, -09,
 * -19, -27). Refuses as `takeTask` and `refuseReport`;
 * 'badInput' (ASSESS-03) for evidence that is no confirmed work of the term.
 */
export const reportYear = act<PersonActor, z.infer<typeof input>, { readonly contentHash: string }>({
  name: 'reportYear',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, letterVersion, answers, besides }) => {
    const taken = await takeAssessmentTask(desk, actor, taskId, 'selfReport');
    if (!taken.ok) return taken;
    const { assessment, term, run } = taken.value;
    const letter = await letterInForce(desk, term.id);
    if (!letter) throw new Error('an assessment without a letter');
    const refusal =
      refuseReport({ letterVersion, answers }, letter) ?? refuseEvidence(answers, await worksOf(desk, term.id));
    if (refusal) return refused(refusal);
    const moved = await moveAssessment(desk, assessment, 'report', { holds: { comparesLetter: true } });
    if (moved) return refused(moved);
    const contentHash = hashOf({ assessment: assessment.id, number: run.number, letterVersion, answers, besides });
    await desk.tx.insert(selfReports).values({
      id: randomUUID(),
      assessmentId: assessment.id,
      number: run.number,
      letterVersion,
      answers: await sealedFor(desk, assessment.id, answers),
      besides: await sealedFor(desk, assessment.id, besides),
      contentHash,
      reportedBy: actor.personId,
      reportedAt: desk.now,
    });
    await settleTermTask(desk, actor, taken.value, {
      act: 'reportYear',
      facts: { letterVersion },
      stage: 'selfReport',
      outcome: 'reported',
      ruleIds: ['ASSESS-02', 'ASSESS-03'],
      content: { contentHash },
    });
    return accepted({ contentHash });
  },
});

/** An answer names work of this term that was confirmed; what nobody has looked at proves nothing. */
function refuseEvidence(answers: z.infer<typeof input>['answers'], works: readonly WorkRow[]) {
  const confirmed = new Set(works.filter(({ state }) => state === 'confirmed').map(({ id }) => id));
  const odd = answers.findIndex(({ evidenceIds }) => !evidenceIds.every((id) => confirmed.has(id)));
  return odd < 0 ? null : refuse('badInput', { ruleId: 'ASSESS-03', field: `answers.${odd}.evidenceIds` });
}
