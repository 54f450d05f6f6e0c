import { leaderOf } from '../kit/organiser.js';
import type { CallPlan } from '../kit/stage-plan.js';
import { callDates } from '../studio/commendation/call-dates.js';

/** ASSESS-08, COMMEND-O01: the bureau's leader decides, another person than who drew up the list. */
export const honourDecision: CallPlan = {
  frame: 'call',
  ruleIds: ['ASSESS-08', 'COMMEND-O01'],
  tasks: async (_desk, { call }) => [{ kind: 'honourDecision', ...leaderOf(call), strong: true }],
  dates: callDates('honourDecision'),
};
