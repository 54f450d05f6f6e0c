import { vetoDecider } from '../../domain/studio/veto/procedure.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { termDates } from '../studio/stage-dates.js';

/** VETO-02, VETO-03: who gave the title decides on a finding against its host, in a second person. */
export const findingDecision: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-02', 'VETO-03', 'VETO-O03'],
  tasks: async (_desk, { term }) => [
    { kind: 'findingDecision', orgId: term.bureauId, role: vetoDecider, strong: true },
  ],
  dates: termDates('findingDecision'),
};
