import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-12, STUDIO-13: the host writes the studio's work plan and the members' training plan; both are asked for by one task, by name. */
export const planFiling: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-12', 'STUDIO-13'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'planFiling', orgId, role: 'applicant', personId }];
  },
  dates: termDates('planFiling'),
};
