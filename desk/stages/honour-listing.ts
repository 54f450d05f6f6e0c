import { officerOf } from '../kit/organiser.js';
import type { CallPlan } from '../kit/stage-plan.js';
import { callDates } from '../studio/commendation/call-dates.js';

/** COMMEND-01, COMMEND-O01: an officer of the bureau draws up the list of those to be commended, within each ceiling. */
export const honourListing: CallPlan = {
  frame: 'call',
  ruleIds: ['COMMEND-01', 'COMMEND-O01'],
  tasks: async (_desk, { call }) => [{ kind: 'honourListing', ...officerOf(call), strong: true }],
  dates: callDates('honourListing'),
};
