import { appealClosesAt } from '../../domain/studio/assessment/appeal.js';
import { stageRun, windowUntil } from '../kit/stage.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { assessmentOf } from '../studio/assessment/assessments.js';
import { finishAssessment } from '../studio/assessment/finish-assessment.js';

/** ASSESS-O07: the host may appeal for some working days after the publication; with the last of them the result is final. */
export const resultAppealWindow: TermPlan = {
  frame: 'term',
  ruleIds: ['ASSESS-O07'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'resultAppeal', orgId, role: 'applicant', personId }];
  },
  // what was said to the host as the end of that time is never taken back: another calendar may only lengthen it
  dates: async (desk, { subject, stage, number, term }) => {
    const { publishedAt } = await assessmentOf(desk, subject.id);
    if (!publishedAt) throw new Error('a time to appeal against what was not published');
    const { due, ...basis } = appealClosesAt(desk.calendar(), publishedAt, term.parameters);
    const told = (await stageRun(desk, subject, stage, number))?.due;
    return windowUntil(told && told > due ? told : due, basis);
  },
  onEnd: (desk, { subject, term }) => finishAssessment(desk, term, subject.id, 'finish'),
};
