import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-O08, VETO-02: the studio is no more, and its unit gives plaque and certificate back; their numbers stay in the registers. */
export const plaqueReturn: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-O08', 'VETO-02'],
  tasks: async (_desk, { term }) => [{ kind: 'plaqueReturn', orgId: term.studio.unitId, role: 'schoolLeader' }],
  dates: termDates('plaqueReturn'),
};
