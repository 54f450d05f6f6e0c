import { leaderOf } from '../kit/organiser.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-O05: a studio has stood still as long as it may. The city decides what follows; no date does. */
export const suspensionDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-O05'],
  tasks: async (_desk, { term }) => [{ kind: 'suspensionDecision', ...leaderOf(term), strong: true }],
  dates: termDates('suspensionDecision'),
};
