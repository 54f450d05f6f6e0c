import { leaderOf } from '../kit/organiser.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** VETO-02, VETO-03: who gave the title decides on a finding against its host, in a second person. */
export const findingDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-02', 'VETO-03', 'VETO-O03'],
  tasks: async (_desk, { term }) => [{ kind: 'findingDecision', ...leaderOf(term), strong: true }],
  dates: termDates('findingDecision'),
};
