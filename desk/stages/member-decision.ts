import type { TermPlan } from '../kit/stage-plan.js';
import { bodySeeds } from '../studio/member-bodies.js';
import { lockMembership } from '../studio/memberships.js';
import { termDates } from '../studio/stage-dates.js';

/** MEMBER-01, MEMBER-02: every competent body is asked about one nomination, each by a task of its own; all must agree. */
export const memberDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-01', 'MEMBER-02', 'MEMBER-O01'],
  tasks: async (desk, { term, number }) => {
    const membership = await lockMembership(desk, term.id, number);
    return membership ? bodySeeds(desk, term, membership) : [];
  },
  dates: termDates('memberDecision'),
};
