import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** MEMBER-09: the host is asked of one member, whose number the run bears, whether the tasks were completed. */
export const memberCompletion: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-09', 'MEMBER-O05'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'memberCompletion', orgId, role: 'applicant', personId }];
  },
  dates: termDates('memberCompletion'),
};
