import { leaderOf } from '../kit/organiser.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** VETO-O05: above whose studio it is there is only the same level, in a third person. */
export const findingAppealDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-O05'],
  tasks: async (_desk, { term }) => [{ kind: 'findingAppealDecision', ...leaderOf(term), strong: true }],
  dates: termDates('findingAppealDecision'),
};
