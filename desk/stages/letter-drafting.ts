import type { TermPlan } from '../kit/stage-plan.js';
import { drafterSeat } from '../studio/drafter.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-10, STUDIO-17: the Moral Education Section writes the task list of the letter and sends it out to be signed. */
export const letterDrafting: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-10', 'STUDIO-17'],
  tasks: async (desk, { term }) => [{ kind: 'letterDrafting', ...(await drafterSeat(desk, term)) }],
  dates: termDates('letterDrafting'),
};
