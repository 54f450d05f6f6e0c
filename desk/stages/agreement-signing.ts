import type { TermPlan } from '../kit/stage-plan.js';
import { agreementSeeds } from '../studio/agreement-sides.js';
import { agreementOf } from '../studio/letters.js';
import { memberBy } from '../studio/memberships.js';
import { termDates } from '../studio/stage-dates.js';

/** STUDIO-18: host and member sign the version that stands, one run a membership; a new version gives both the whole time again. */
export const agreementSigning: TermPlan = {
  frame: 'term',
  ruleIds: ['STUDIO-18'],
  tasks: async (desk, { term, number }) => {
    const membership = await memberBy(desk, term.id, number);
    return membership ? agreementSeeds(term, membership) : [];
  },
  dates: async (desk, at) => {
    const membership = await memberBy(desk, at.term.id, at.number);
    const agreement = membership && (await agreementOf(desk, membership.id));
    // whose membership goes on after a removal that fell has the whole time again (VETO-O05)
    const now = agreement && agreement.issuedAt > desk.now ? agreement.issuedAt : desk.now;
    return termDates('agreementSigning')({ ...desk, now }, at);
  },
};
