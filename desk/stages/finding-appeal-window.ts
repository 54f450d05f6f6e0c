import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { findingOf } from '../studio/veto/findings.js';

/** VETO-O05: the host may appeal for some working days after the decision, which suspends nothing. */
export const findingAppealWindow: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-O05'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'findingAppeal', orgId, role: 'applicant', personId }];
  },
  // the day the host was told: another calendar does not move it
  dates: async (desk, { subject }) => {
    const { appealUntil } = await findingOf(desk, subject.id);
    if (!appealUntil) throw new Error('a time to appeal against what is not in force');
    return windowUntil(appealUntil, basisOf(desk.calendar(), dayOf(appealUntil)));
  },
};
