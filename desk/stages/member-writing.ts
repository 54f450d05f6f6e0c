import { datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { studioDaysOf } from '../../policy/studio/stages.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { membershipOf } from '../studio/memberships.js';
import { termDates } from '../studio/stage-dates.js';
import { seedOf, writingNumbered } from '../studio/writings/writings.js';

/** STUDIO-21, MEMBER-06: first the member is asked, then the host, in one run; each has the whole time, again after a removal that fell (VETO-O05). */
export const memberWriting: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-21', 'MEMBER-06'],
  tasks: async (desk, { term, number }) => {
    const writing = await writingNumbered(desk, term.id, number);
    return [seedOf(term, await membershipOf(desk, writing), writing)];
  },
  dates: async (desk, at) => {
    const { handedInAt, dueOn } = await writingNumbered(desk, at.term.id, at.number);
    const now = handedInAt && handedInAt > desk.now ? handedInAt : desk.now;
    if (handedInAt) return termDates('memberDecision')({ ...desk, now }, at);
    // a period that is over, as when a removal fell after it, has no last day left to hand in by
    return dueOn && dayOf(desk.now) <= dueOn
      ? datesUntil(desk.calendar(), dueOn, studioDaysOf('planFiling', at.term.parameters))
      : termDates('planFiling')(desk, at);
  },
};
