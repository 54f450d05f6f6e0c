import { z } from 'zod';
import { currentCalendar } from '../../desk/calendar/calendar-years.js';
import { decideCalendarYear } from '../../desk/calendar/decide-year.js';
import { proposeCalendarYear } from '../../desk/calendar/propose-year.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { calendarYearsOf } from '../reads/calendar.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, instant } from './shapes.js';

const tag = 'round';
const year = z.object({
  yearId: id,
  year: z.int(),
  source: z.string(),
  publishedOn: z.string(),
  breaks: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), makeUp: z.array(z.string()) })),
  state: z.enum(['proposed', 'inForce', 'rejected']),
  proposedAt: instant,
  decidedAt: instant.nullable(),
  calendarVersion: z.string().nullable(),
});

/** The years of the working-day calendar beyond those the service came with (design rule 9). */
export const calendar: readonly AnyRow[] = [
  readRoute({
    path: '/api/calendar/years',
    tag,
    summary: { zh: '节假日安排', en: 'Holiday arrangements' },
    response: z.object({ version: z.string(), publishedThrough: z.string(), items: z.array(year) }),
    read: async (context) => {
      const seats = await seatsOf(context, context.actor.personId);
      if (!seats.some(({ role }) => role === 'cityOfficer')) return refused(refuse('notFound'));
      const { version, publishedThrough } = await currentCalendar(context.tx);
      return accepted({ version, publishedThrough, items: await calendarYearsOf(context.tx) });
    },
  }),
  route({
    method: 'post',
    path: '/api/calendar/years',
    act: proposeCalendarYear,
    tag,
    summary: { zh: '导入一年的节假日安排（须第二因素）', en: "Enter a year's holiday arrangement (second factor)" },
    status: 201,
    response: z.object({ yearId: id }),
  }),
  route({
    method: 'post',
    path: '/api/calendar/years/{yearId}/decision',
    act: decideCalendarYear,
    tag,
    summary: {
      zh: '批准或否决节假日安排（另一人，须第二因素）',
      en: 'Put a holiday arrangement in force or reject it (second person and factor)',
    },
    response: z.object({ calendarVersion: z.string() }),
  }),
];
