import { eq } from 'drizzle-orm';
import { strikeAppeals } from '../../db/schema/all.js';
import { basisOf } from '../../domain/calendar/due.js';
import { dayOf } from '../../domain/time/beijing.js';
import { windowUntil } from '../kit/stage.js';
import type { CallPlan } from '../kit/stage-plan.js';
import { lockCall } from '../studio/commendation/calls.js';
import { goOnWithList } from '../studio/commendation/go-on-with-list.js';
import { appellantOf, strikeAppealOf, struckBy } from '../studio/commendation/strike-appeals.js';

/** NOTICE-O06: who was struck by an objection may appeal for the edition's working days; silence lets the strike stand, and the list go on. */
export const strikeAppealWindow: CallPlan = {
  frame: 'call',
  ruleIds: ['NOTICE-O06'],
  tasks: async (desk, { subject }) => {
    const { nominee } = await struckBy(desk, await strikeAppealOf(desk, subject.id));
    return [await appellantOf(desk, nominee)];
  },
  // the day the nominee was told: another calendar does not move it
  dates: async (desk, { subject }) => {
    const { until } = await strikeAppealOf(desk, subject.id);
    return windowUntil(until, basisOf(desk.calendar(), dayOf(until)));
  },
  onEnd: async (desk, { subject, call }) => {
    await lockCall(desk, call.id);
    await desk.tx.update(strikeAppeals).set({ state: 'lapsed' }).where(eq(strikeAppeals.id, subject.id));
    await goOnWithList(desk, (await strikeAppealOf(desk, subject.id)).nomineeId);
  },
};
