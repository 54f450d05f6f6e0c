import type { TermPlan } from '../kit/stage-plan.js';
import { seatFor } from '../studio/assessment/actors.js';
import { termDates } from '../studio/stage-dates.js';

/** ASSESS-07: the city bureau publishes; the Institute alone cannot. */
export const resultPublication: TermPlan = {
  frame: 'term',
  ruleIds: ['ASSESS-07'],
  tasks: async (desk, { term }) => [
    { kind: 'resultPublication', ...(await seatFor(desk, term, 'publish')), strong: true },
  ],
  dates: termDates('publication'),
};
