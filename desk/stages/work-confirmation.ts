import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';
import { waitingSince } from '../studio/works.js';

/**
 * STUDIO-15: the leader of the unit is asked of all work on record that nobody has judged, by one task; its days are those of what has
 * waited longest.
 */
export const workConfirmation: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-15'],
  tasks: async (_desk, { term }) => [{ kind: 'workConfirmation', orgId: term.studio.unitId, role: 'schoolLeader' }],
  dates: async (desk, at) => {
    const since = (await waitingSince(desk, at.term.id)) ?? desk.now;
    // nobody was asked before it opened
    return termDates('workConfirmation')({ ...desk, now: since > desk.now ? since : desk.now }, at);
  },
};
