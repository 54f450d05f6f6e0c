import { leaderOf } from '../kit/organiser.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** MEMBER-O03, VETO-O05: above the bodies that decided stands whoever gave the title, in the time there is for an appeal against a finding. */
export const removalAppealDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-O03', 'VETO-O05'],
  tasks: async (_desk, { term }) => [{ kind: 'removalAppealDecision', ...leaderOf(term), strong: true }],
  dates: termDates('findingAppealDecision'),
};
