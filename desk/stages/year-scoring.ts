import type { TermPlan } from '../kit/stage-plan.js';
import { seatFor } from '../studio/assessment/actors.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-11: the Institute checks and scores, and nobody else. */
export const yearScoring: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-11', 'ASSESS-04', 'ASSESS-05', 'ASSESS-06'],
  tasks: async (desk, { term }) => [{ kind: 'yearScoring', ...(await seatFor(desk, term, 'score')), strong: true }],
  dates: termDates('scoring'),
};
