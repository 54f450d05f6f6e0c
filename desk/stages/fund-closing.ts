import type { TermPlan } from '../kit/stage-plan.js';
import { postOf } from '../studio/post-of.js';
import { termDates } from '../studio/stage-dates.js';

/** FUND-O01: a year is over, and the fund's keeper is asked to close it; numbered as the year. */
export const fundClosing: TermPlan = {
  frame: 'term',
  ruleIds: ['FUND-O01'],
  tasks: async (desk, { term }) => [{ kind: 'fundClosing', ...(await postOf(desk, term, term.parameters.fundKeeper)) }],
  dates: termDates('fundClosing'),
};
