import type { TermPlan } from '../kit/stage-plan.js';
import { seatFor } from '../studio/assessment/actors.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-10: the Moral Education Section confirms what the Institute scored. */
export const resultConfirmation: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-10'],
  tasks: async (desk, { term }) => [{ kind: 'resultConfirmation', ...(await seatFor(desk, term, 'confirm')) }],
  dates: termDates('confirmation'),
};
