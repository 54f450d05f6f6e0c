import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { askAboutRemoval } from '../studio/ask-about-removal.js';
import { membershipOf } from '../studio/memberships.js';
import { removalNumbered } from '../studio/removals.js';

/** MEMBER-O03: the member may speak until the hearing closes; silence ends the hearing and decides nothing. */
export const removalHearing: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-O03', 'VETO-01'],
  tasks: async (desk, { term, number }) => {
    const { personId, schoolId: orgId } = await membershipOf(desk, await removalNumbered(desk, term.id, number));
    return [{ kind: 'removalHearing', orgId, role: 'applicant', personId }];
  },
  dates: async (desk, { term, number }) => {
    const { hearingUntil } = await removalNumbered(desk, term.id, number);
    return windowUntil(hearingUntil, basisOf(desk.calendar(), dayOf(hearingUntil)));
  },
  onEnd: (desk, { term, number }) => askAboutRemoval(desk, term, number),
};
