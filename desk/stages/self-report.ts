import { datesUntil } from '../../domain/ladder/dates.js';
import { studioDaysOf } from '../../policy/studio/stages.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { assessmentOf } from '../studio/assessment/assessments.js';
import { termDates } from '../studio/stage-dates.js';

/** ASSESS-02, ASSESS-O06: the host reports by the day counted from the anniversary; a report that came back has its working days anew. */
export const selfReport: TermPlan = {
  frame: 'term',
  ruleIds: ['ASSESS-02', 'ASSESS-03', 'ASSESS-O06'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'selfReport', orgId, role: 'applicant', personId }];
  },
  dates: async (desk, at) => {
    if (at.number > 1) return termDates('selfReport')(desk, at);
    const { reportDueOn } = await assessmentOf(desk, at.subject.id);
    return datesUntil(desk.calendar(), reportDueOn, studioDaysOf('selfReport', at.term.parameters));
  },
};
