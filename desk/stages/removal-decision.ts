import type { TermPlan } from '../kit/stage-plan.js';
import { removalSeeds } from '../studio/member-bodies.js';
import { membershipOf } from '../studio/memberships.js';
import { removalNumbered } from '../studio/removals.js';
import { termDates } from '../studio/stage-dates.js';

/** MEMBER-O03: host and every competent body are asked, each by a task of its own, in the time they have for a nomination; all must agree. */
export const removalDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-O03'],
  tasks: async (desk, { term, number }) =>
    removalSeeds(desk, term, await membershipOf(desk, await removalNumbered(desk, term.id, number))),
  dates: termDates('memberDecision'),
};
