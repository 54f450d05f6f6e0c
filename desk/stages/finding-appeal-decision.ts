import { vetoDecider } from '../../domain/studio/veto/procedure.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** VETO-O05: above the city there is only the city, in a third person. */
export const findingAppealDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-O05'],
  tasks: async (_desk, { term }) => [
    { kind: 'findingAppealDecision', orgId: term.bureauId, role: vetoDecider, strong: true },
  ],
  dates: termDates('findingAppealDecision'),
};
