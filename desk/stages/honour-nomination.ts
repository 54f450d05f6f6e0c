import { nominationClosesAt } from '../../domain/studio/commendation/call.js';
import { nominatingPosts } from '../../domain/studio/commendation/reach.js';
import type { Call } from '../kit/call.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';
import { windowUntil } from '../kit/stage.js';
import type { CallPlan } from '../kit/stage-plan.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { setCall } from '../studio/commendation/calls.js';
import { proposalsFor } from '../studio/commendation/proposals.js';

/**
 * COMMEND-13, COMMEND-O01: nominations come in for some working days; silence ends the window and nominates nobody. Asked are the posts the
 * edition names: the section, and of units and counties those with a studio the records propose.
 */
export const honourNomination: CallPlan = {
  frame: 'call',
  ruleIds: ['ASSESS-08', 'COMMEND-13', 'COMMEND-O01'],
  tasks: async (desk, { call }) =>
    (await nominators(desk, call)).map((seat) => ({ kind: 'honourNomination' as const, ...seat })),
  dates: (desk, { call }) => {
    const { due, ...basis } = nominationClosesAt(desk.calendar(), desk.now, call.parameters);
    return windowUntil(due, basis);
  },
  onEnd: (desk, { call }) => setCall(desk, call.id, { state: 'reviewing' }),
};

async function nominators(desk: Desk, call: Call): Promise<readonly Seat[]> {
  const section = await seatBesideBureau(desk, call, 'sectionOfficer');
  const studios = (await proposalsFor(desk, call)).map(({ term }) => term.studio);
  return nominatingPosts(section, studios, call.parameters);
}
