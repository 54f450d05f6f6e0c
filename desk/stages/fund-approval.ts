import { approverOf } from '../../domain/studio/fund/approval.js';
import type { TermPlan } from '../kit/stage-plan.js';
import { requestBy } from '../studio/fund/requests.js';
import { postOf } from '../studio/post-of.js';
import { termDates } from '../studio/stage-dates.js';

/** FUND-01, FUND-O01: who approves goes by the amount; one run a request. */
export const fundApproval: TermPlan = {
  frame: 'term',
  ruleIds: ['FUND-01', 'FUND-O01'],
  tasks: async (desk, { term, number }) => {
    const request = await requestBy(desk, term.id, number);
    const role = request && approverOf(request.amountFen, term.parameters);
    return role ? [{ kind: 'fundApproval', ...(await postOf(desk, term, role)) }] : [];
  },
  dates: termDates('fundApproval'),
};
