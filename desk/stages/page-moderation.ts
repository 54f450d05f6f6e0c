import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-26, STUDIO-15: the host's unit reads a version of the studio's page before anybody else does. */
export const pageModeration: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-26', 'STUDIO-15'],
  tasks: async (_desk, { term }) => [{ kind: 'pageModeration', orgId: term.studio.unitId, role: 'schoolLeader' }],
  dates: termDates('pageModeration'),
};
