import { eq } from 'drizzle-orm';
import { nominations } from '../../db/schema/all.js';
import { datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import { type Nomination, sendUntil } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import { type StageContext, type StageDates, type StagePlan, settleStage } from '../kit/stage.js';
import { afterTheDraw } from './after-the-draw.js';

/** The nomination a stage belongs to. */
export async function nominationAt(desk: Desk, at: StageContext): Promise<Nomination> {
  const [nomination] = await desk.tx.select().from(nominations).where(eq(nominations.id, at.subject.id));
  if (!nomination) throw new Error('a county stage without its nomination');
  return nomination;
}

/** Until the county may send, with the task's own allowances for being late. */
export const countyDates =
  (task: 'countyReview' | 'bundle') =>
  async (desk: Desk, at: StageContext): Promise<StageDates> => {
    const { dueWorkingDays: _, ...allowance } = daysAndAllowanceOf(task, at.round.parameters);
    return datesUntil(desk.calendar(), dayOf(sendUntil(at.round, await nominationAt(desk, at))), allowance);
  };

/**
 * County review (HOST-20, HOST-21): the officer examines, compares and draws up the list. A candidate who came back by an appeal hangs
 * already, on a notice of their own (NOTICE-O05): there is nobody to choose.
 */
export const nomination: StagePlan = {
  ruleIds: ['HOST-20', 'HOST-21'],
  tasks: async (desk, at) => {
    const { state, orgId } = await nominationAt(desk, at);
    return state === 'onNotice' ? [] : [{ kind: 'nomination', orgId, role: 'countyOfficer', strong: false }];
  },
  leadsNowhere: afterTheDraw,
  dates: countyDates('countyReview'),
  onOpen: async (desk, at) => {
    if ((await nominationAt(desk, at)).state !== 'onNotice') return;
    const { subject, number } = at;
    await settleStage(desk, { subject, stage: 'nomination', number, outcome: 'listed' });
  },
};
