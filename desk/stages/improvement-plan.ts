import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import type { TermContext, TermPlan } from '../kit/stage-plan.js';
import { assessmentOf } from '../studio/assessment/assessments.js';
import { termDates } from '../studio/stage-dates.js';

/** ASSESS-O03: what an unqualified year asks of the host; after any other it is over as it opens. */
export const improvementPlan: TermPlan = {
  frame: 'term',
  ruleIds: ['ASSESS-O03'],
  tasks: async (desk, at) => {
    const { hostId: personId, unitId: orgId } = at.term.studio;
    return (await isAsked(desk, at)) ? [{ kind: 'improvementPlan', orgId, role: 'applicant', personId }] : [];
  },
  dates: async (desk, at) => ((await isAsked(desk, at)) ? termDates('improvementPlan')(desk, at) : null),
  onOpen: async (desk, at) => {
    if (await isAsked(desk, at)) return;
    const { subject, number } = at;
    await settleStage(desk, { subject, stage: 'improvementPlan', number, outcome: 'notAsked' });
  },
};

const isAsked = async (desk: Desk, { subject }: TermContext): Promise<boolean> =>
  (await assessmentOf(desk, subject.id)).consequences.some(({ kind }) => kind === 'improvementPlan');
