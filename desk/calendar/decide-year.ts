import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { calendarYears } from '../../db/schema/all.js';
import { withYear } from '../../domain/calendar/schedule.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { calendarSeat } from './bureau-seat.js';
import { currentCalendar } from './calendar-years.js';
import { judgeYear } from './judge-year.js';

const input = z.strictObject({ yearId: z.uuid(), decision: z.enum(['inForce', 'rejected']) });

/**
 * Puts a year's arrangement in force, or rejects it: always by another person than who entered it. From the commit on every
 * process dates by it; what was dated before is dated again by `redateOnce`. 'secondFactorRequired', 'notFound', 'taskClosed'
 * (decided already), 'secondPersonRequired', 'ruleForbids' (what it meets by now).
 */
export const decideCalendarYear = act<PersonActor, z.infer<typeof input>, { calendarVersion: string }>({
  name: 'decideCalendarYear',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { yearId, decision }) => {
    const seat = await calendarSeat(desk, actor);
    if (!seat.ok) return seat;
    const [row] = await desk.tx.select().from(calendarYears).where(eq(calendarYears.id, yearId)).for('update');
    if (!row) return refused(refuse('notFound'));
    if (row.state !== 'proposed') return refused(refuse('taskClosed', { facts: { outcome: row.state } }));
    if (row.proposedBy === actor.personId) return refused(refuse('secondPersonRequired', { ruleId: 'CONV-11' }));
    const before = await currentCalendar(desk.tx);
    const contradictions = decision === 'inForce' ? judgeYear(before, desk.now, row) : [];
    if (contradictions.length > 0) return refused(...contradictions);
    const { version: calendarVersion } = decision === 'inForce' ? withYear(before, row) : before;
    await desk.tx
      .update(calendarYears)
      .set({
        state: decision,
        decidedBy: actor.personId,
        decidedAt: desk.now,
        ...(decision === 'inForce' && { calendarVersion }),
      })
      .where(eq(calendarYears.id, yearId));
    await record(desk, actor, {
      chain: seat.value.orgId,
      act: decision === 'inForce' ? 'putCalendarYearInForce' : 'rejectCalendarYear',
      seat: seat.value,
      ruleIds: ['CONV-11'],
      facts: { year: row.year, source: row.source, calendar: calendarVersion },
    });
    return accepted({ calendarVersion });
  },
});
