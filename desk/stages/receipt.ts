import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** HOST-27, STUDIO-14: the host's unit says that certificate and plaque were handed over. */
export const receipt: TermPlan = {
  frame: 'term',
  ruleIds: ['HOST-27', 'STUDIO-14'],
  tasks: async (_desk, { term }) => [{ kind: 'receipt', orgId: term.studio.unitId, role: 'schoolLeader' }],
  dates: termDates('receipt'),
};
