import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import type { TermContext, TermPlan } from '../kit/stage-plan.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { termDates } from '../studio/stage-dates.js';
import { accountabilityOf } from '../studio/veto/accountability.js';

/**
 * VETO-04: once the veto stands for good the section says what came of the record of responsibility; where the veto was lifted before
 * anybody was asked (VETO-O06) it is over as it opens.
 */
export const findingAccountability: TermPlan = {
  frame: 'term',
  ruleIds: ['VETO-04'],
  tasks: async (desk, at) =>
    (await isAsked(desk, at))
      ? [{ kind: 'findingAccountability', ...(await seatBesideBureau(desk, at.term, 'sectionOfficer')) }]
      : [],
  dates: async (desk, at) => ((await isAsked(desk, at)) ? termDates('findingAccountability')(desk, at) : null),
  onOpen: async (desk, at) => {
    if (await isAsked(desk, at)) return;
    const { subject, number } = at;
    await settleStage(desk, { subject, stage: 'findingAccountability', number, outcome: 'lifted' });
  },
};

const isAsked = async (desk: Desk, { subject }: TermContext): Promise<boolean> =>
  (await accountabilityOf(desk, subject.id))?.state === 'open';
