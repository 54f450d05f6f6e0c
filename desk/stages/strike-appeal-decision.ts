import { leaderOf } from '../kit/organiser.js';
import type { CallPlan } from '../kit/stage-plan.js';
import { callDates } from '../studio/commendation/call-dates.js';

/** NOTICE-O06: above the bureau there is only the same level, in a third person, in the time there is for an appeal against a finding. */
export const strikeAppealDecision: CallPlan = {
  frame: 'call',
  ruleIds: ['NOTICE-O06'],
  tasks: async (_desk, { call }) => [{ kind: 'strikeAppealDecision', ...leaderOf(call), strong: true }],
  dates: callDates('findingAppealDecision'),
};
