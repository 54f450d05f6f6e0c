import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { findingOf } from '../studio/veto/findings.js';

/** VETO-01: the host may speak until the hearing closes; silence ends the hearing and decides nothing. */
export const findingHearing: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-01'],
  tasks: async (_desk, { term }) => {
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'findingHearing', orgId, role: 'applicant', personId }];
  },
  dates: async (desk, { subject }) => {
    const { hearingUntil } = await findingOf(desk, subject.id);
    return windowUntil(hearingUntil, basisOf(desk.calendar(), dayOf(hearingUntil)));
  },
};
