import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { membershipOf } from '../studio/memberships.js';
import { removalOf } from '../studio/removals.js';

/** MEMBER-O03, VETO-O05: whoever was removed may appeal for some working days after it, which suspends nothing. */
export const removalAppealWindow: TermPlan = {
  frame: 'term',
  ruleIds: ['MEMBER-O03', 'VETO-O05'],
  tasks: async (desk, { subject }) => {
    const { personId, schoolId: orgId } = await membershipOf(desk, await removalOf(desk, subject.id));
    return [{ kind: 'removalAppeal', orgId, role: 'applicant', personId }];
  },
  // the day the member was told: another calendar does not move it
  dates: async (desk, { subject }) => {
    const { appealUntil } = await removalOf(desk, subject.id);
    if (!appealUntil) throw new Error('a time to appeal against what was not decided');
    return windowUntil(appealUntil, basisOf(desk.calendar(), dayOf(appealUntil)));
  },
};
