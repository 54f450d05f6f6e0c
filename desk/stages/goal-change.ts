import type { TermPlan } from '../kit/stage-plan.js';
import { drafterSeat } from '../studio/drafter.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-16, STUDIO-O07: the Moral Education Section decides on a change of goals; silence changes none. */
export const goalChange: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-10', 'STUDIO-16', 'STUDIO-O07'],
  tasks: async (desk, { term }) => [{ kind: 'goalChange', ...(await drafterSeat(desk, term)) }],
  dates: termDates('goalChange'),
};
