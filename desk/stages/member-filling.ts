import { datesUntil } from '../../domain/ladder/dates.js';
import { addDays, dayOf } from '../../domain/time/beijing.js';
import { earlierOf } from '../../domain/time/span.js';
import { studioDaysOf } from '../../policy/studio/stages.js';
import type { TermPlan } from '../kit/stage-plan.js';

/** STUDIO-O06: fewer members than there should be: the host has the edition's days to fill the places, never beyond the term. */
export const memberFilling: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-O06', 'MEMBER-O04'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'memberFilling', orgId, role: 'applicant', personId }];
  },
  dates: (desk, { term }) => {
    const day = addDays(dayOf(desk.now), term.parameters.memberFillDays);
    // who is late with it is reminded as with a nomination
    return datesUntil(desk.calendar(), earlierOf(day, term.toDay), studioDaysOf('memberDecision', term.parameters));
  },
};
