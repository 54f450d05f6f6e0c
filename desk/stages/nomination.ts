import { eq } from 'drizzle-orm';
import { nominations } from '../../db/schema/all.js';
import { datesUntil } from '../../domain/ladder/dates.js';
import { dayOf } from '../../domain/time/beijing.js';
import { type Nomination, sendUntil } from '../county/nominations.js';
import type { Desk } from '../kit/deps.js';
import type { StageContext, StageDates, StagePlan } from '../kit/stage.js';

/** The nomination a stage belongs to. */
export async function nominationAt(desk: Desk, at: StageContext): Promise<Nomination> {
  const [nomination] = await desk.tx.select().from(nominations).where(eq(nominations.id, at.subject.id));
  if (!nomination) throw new Error('a county stage without its nomination');
  return nomination;
}

/** Until the county may send, with the county review's allowances for being late. */
export async function countyDates(desk: Desk, at: StageContext): Promise<StageDates> {
  const { countyReviewDays, late } = at.round.parameters;
  const { grace, hard } = late.countyReview;
  return datesUntil(desk.calendar(), dayOf(sendUntil(at.round, await nominationAt(desk, at))), {
    graceWorkingDays: grace - countyReviewDays,
    hardWorkingDays: hard - grace,
  });
}

/** County review (HOST-20, HOST-21): the officer examines, compares and draws up the list. */
export const nomination: StagePlan = {
  ruleIds: ['HOST-20', 'HOST-21'],
  tasks: async (desk, at) => [
    {
      kind: 'nomination',
      orgId: (await nominationAt(desk, at)).orgId,
      role: 'countyOfficer',
      strong: false,
    },
  ],
  dates: countyDates,
};
