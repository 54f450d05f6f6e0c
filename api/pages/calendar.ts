import { currentCalendar } from '../../desk/calendar/calendar-years.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { calendarPage } from '../../web/pages/calendar.js';
import { calendarYearsOf } from '../reads/calendar.js';
import { frameOf, guardOf, type Page } from './kit.js';

/** Holiday arrangements, for the bureau's officers. */
export const calendarPages: readonly Page[] = [
  {
    path: '/calendar',
    who: 'session',
    load: async (call) => {
      const { db } = call.deps;
      const seats = await seatsOf({ tx: db, now: call.now }, call.caller.personId);
      if (!seats.some(({ role }) => role === 'cityOfficer')) return refused(refuse('notFound'));
      const { publishedThrough } = await currentCalendar(db);
      const years = await calendarYearsOf(db);
      const view = {
        publishedThrough,
        years: years.map((one) => ({ ...one, own: one.proposedBy === call.caller.personId })),
        secondFactor: call.caller.secondFactor,
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(calendarPage(await frameOf(call), view));
    },
  },
];
