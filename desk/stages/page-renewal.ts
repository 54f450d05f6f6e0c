import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-26, STUDIO-O09: nobody has renewed the studio's page for the edition's days: its host is asked to, by name. */
export const pageRenewal: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-26', 'STUDIO-O09'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'pageRenewal', orgId, role: 'applicant', personId }];
  },
  dates: termDates('pageRenewal'),
};
