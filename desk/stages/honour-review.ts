import { reviewingPosts } from '../../domain/studio/commendation/review.js';
import type { Desk } from '../kit/deps.js';
import { officerOf } from '../kit/organiser.js';
import type { Seat } from '../kit/seats.js';
import { settleStage } from '../kit/stage.js';
import type { CallContext, CallPlan } from '../kit/stage-plan.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';
import { callDates } from '../studio/commendation/call-dates.js';
import { setCall } from '../studio/commendation/calls.js';
import { runningIn } from '../studio/commendation/nominees.js';

/** COMMEND-01, COMMEND-O01: each reviewing body by a sheet of its own; where nobody is nominated nobody is asked. */
export const honourReview: CallPlan = {
  frame: 'call',
  ruleIds: ['COMMEND-01', 'COMMEND-O01', 'CONV-10'],
  onOpen: async (desk, { subject, number, call }) => {
    if ((await runningIn(desk, call.id)).length > 0) return;
    await setCall(desk, call.id, { state: 'over' });
    await settleStage(desk, { subject, stage: 'honourReview', number, outcome: 'nobody' });
  },
  tasks: async (desk, at) => {
    if ((await runningIn(desk, at.call.id)).length === 0) return [];
    return (await reviewers(desk, at)).map((seat) => ({ kind: 'honourReview' as const, ...seat, strong: true }));
  },
  dates: callDates('honourReview'),
};

/** Where the bureau has no section or no Institute its own officer reviews once. */
async function reviewers(desk: Desk, { call }: CallContext): Promise<readonly Seat[]> {
  const posts = {
    cityOfficer: officerOf(call),
    sectionOfficer: await seatBesideBureau(desk, call, 'sectionOfficer'),
    instituteOfficer: await seatBesideBureau(desk, call, 'instituteOfficer'),
  } as const;
  return reviewingPosts(posts, call.parameters);
}
