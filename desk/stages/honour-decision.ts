import type { CallPlan } from '../kit/stage-plan.js';
import { callDates } from '../studio/commendation/call-dates.js';

/** ASSESS-08, COMMEND-O01: the city's leader decides, another person than who drew up the list. */
export const honourDecision: CallPlan = {
  frame: 'call',
  ruleIds: ['ASSESS-08', 'COMMEND-O01'],
  tasks: async (_desk, { call }) => [
    { kind: 'honourDecision', orgId: call.bureauId, role: 'cityLeader', strong: true },
  ],
  dates: callDates('honourDecision'),
};
