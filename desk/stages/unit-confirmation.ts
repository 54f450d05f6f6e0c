import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-15: the host's unit says that it provides office and equipment. */
export const unitConfirmation: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-15'],
  tasks: async (_desk, { term }) => [{ kind: 'unitConfirmation', orgId: term.studio.unitId, role: 'schoolLeader' }],
  dates: termDates('unitConfirmation'),
};
