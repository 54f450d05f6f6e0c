import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { calendarYears } from '../../db/schema/all.js';
import { breakFields } from '../../domain/calendar/schedule.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { daySchema } from '../../domain/time/schemas.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { calendarSeat } from './bureau-seat.js';
import { currentCalendar } from './calendar-years.js';
import { judgeYear } from './judge-year.js';

const text = z.string().trim().min(1);
const input = z.strictObject({
  year: z.int().min(1992).max(9998),
  /** Title and number of the State Council's notice. */
  source: text.max(200),
  publishedOn: daySchema,
  breaks: z
    .array(z.strictObject({ ...breakFields, name: text.max(40), makeUp: breakFields.makeUp.max(10).default([]) }))
    .min(1)
    .max(20),
});

/**
 * Enters a year's holiday arrangement; another person of the bureau puts it in force. 'secondFactorRequired', 'notFound',
 * 'ruleForbids' (all contradictions at once), 'caseChanged' (the year awaits its second person already).
 */
export const proposeCalendarYear = act<PersonActor, z.infer<typeof input>, { yearId: string }>({
  name: 'proposeCalendarYear',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, schedule) => {
    const seat = await calendarSeat(desk, actor);
    if (!seat.ok) return seat;
    const contradictions = judgeYear(await currentCalendar(desk.tx), desk.now, schedule);
    if (contradictions.length > 0) return refused(...contradictions);
    const { year } = schedule;
    const [waiting] = await desk.tx
      .select({ id: calendarYears.id })
      .from(calendarYears)
      .where(and(eq(calendarYears.year, year), eq(calendarYears.state, 'proposed')));
    if (waiting) return refused(refuse('caseChanged', { ruleId: 'CONV-11', field: 'year', facts: { year } }));
    const yearId = randomUUID();
    await desk.tx
      .insert(calendarYears)
      .values({ id: yearId, ...schedule, state: 'proposed', proposedBy: actor.personId, proposedAt: desk.now });
    const facts = { year, source: schedule.source, holidays: schedule.breaks.length };
    await record(desk, actor, {
      chain: seat.value.orgId,
      act: 'proposeCalendarYear',
      seat: seat.value,
      ruleIds: ['CONV-11'],
      facts,
    });
    return accepted({ yearId });
  },
});
