import type { TermPlan } from '../kit/stage-plan.js';
import { seatFor } from '../studio/assessment/actors.js';
import { termDates } from '../studio/stage-dates.js';

/** ASSESS-O07: the Moral Education Section answers the appeal, by somebody who did not score. */
export const resultAppealDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['ASSESS-O07'],
  tasks: async (desk, { term }) => [
    { kind: 'resultAppealDecision', ...(await seatFor(desk, term, 'decideAppeal')), strong: true },
  ],
  dates: termDates('appealDecision'),
};
