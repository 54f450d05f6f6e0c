import { datesUntil } from '../../domain/ladder/dates.js';
import { studioDaysOf } from '../../policy/studio/stages.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { membershipOf } from '../studio/memberships.js';
import { termDates } from '../studio/stage-dates.js';
import { seedOf, writingNumbered } from '../studio/writings/writings.js';

/** STUDIO-21, MEMBER-06: first the member is asked, then the host, in one run; each has the whole time. */
export const memberWriting: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-21', 'MEMBER-06'],
  tasks: async (desk, { term, number }) => {
    const writing = await writingNumbered(desk, term.id, number);
    return [seedOf(term, await membershipOf(desk, writing), writing)];
  },
  dates: async (desk, at) => {
    const { handedInAt, dueOn } = await writingNumbered(desk, at.term.id, at.number);
    if (handedInAt) return termDates('memberDecision')({ ...desk, now: handedInAt }, at);
    return dueOn
      ? datesUntil(desk.calendar(), dueOn, studioDaysOf('planFiling', at.term.parameters))
      : termDates('planFiling')(desk, at);
  },
};
