import type { TermPlan } from '../kit/stage-plan.js';
import { requestBy } from '../studio/fund/requests.js';
import { postOf } from '../studio/post-of.js';
import { termDates } from '../studio/stage-dates.js';

/**
 * FUND-04, FUND-O01: what was approved is accounted for by the host, or by the leader of the unit where the studio has none any more, and settled
 * by the fund's keeper, one run a request; whoever's turn it is has the whole time.
 */
export const fundSettlement: TermPlan = {
  frame: 'term',
  ruleIds: ['FUND-04', 'FUND-O01'],
  tasks: async (desk, { term, number }) => {
    const request = await requestBy(desk, term.id, number);
    if (request?.state === 'handedIn') {
      const post = await postOf(desk, term, term.parameters.fundKeeper);
      return [{ kind: 'fundSettlement', ...post, turn: request.turn }];
    }
    if (request?.state !== 'approved') return [];
    const turn = request.turn + 1;
    if (request.accountBy === 'unit')
      return [{ kind: 'fundAccount', ...(await postOf(desk, term, 'schoolLeader')), turn }];
    const { hostId: personId, unitId: orgId } = term.studio;
    return [{ kind: 'fundAccount', orgId, role: 'applicant', personId, turn }];
  },
  dates: async (desk, at) => {
    const request = await requestBy(desk, at.term.id, at.number);
    const task = request?.state === 'handedIn' ? 'settlement' : 'vouchers';
    return termDates(task)({ ...desk, now: request?.passedAt ?? desk.now }, at);
  },
};
