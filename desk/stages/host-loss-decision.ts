import { leaderOf } from '../kit/organiser.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-O04: who gave the title decides whether there is still somebody to bear it, in a second person. */
export const hostLossDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-03', 'STUDIO-O04'],
  tasks: async (_desk, { term }) => [{ kind: 'hostLossDecision', ...leaderOf(term), strong: true }],
  dates: termDates('hostLossDecision'),
};
