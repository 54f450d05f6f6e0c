import type { TermPlan } from '../kit/stage-plan.js';
import { lockMove } from '../studio/move/moves.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-O05: the unit to which a transferred host went says whether it takes the studio in. */
export const moveConsent: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-14', 'STUDIO-O05'],
  tasks: async (desk, { term, number }) => {
    const { toUnitId } = await lockMove(desk, term.id, number);
    return [{ kind: 'moveConsent', orgId: toUnitId, role: 'schoolLeader' }];
  },
  dates: termDates('moveConsent'),
};
