import { z } from 'zod';
import type { CalendarData } from '../calendar/calendar.js';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.js';
import { addDays, at, dayOf, type Instant, type TimeOfDay, timeOf } from '../time/beijing.js';
import { timeOfDaySchema } from '../time/schemas.js';

/** Beijing hours without mail, `from` included, `to` not; usually over midnight. Equal ends: no quiet hours. */
export const quietHoursSchema = z.object({ from: timeOfDaySchema, to: timeOfDaySchema });
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** When a message may go out: now, or at the end of the quiet hours it falls into. */
export function deliverAt(instant: Instant, quiet: QuietHours): Instant {
  const time = timeOf(instant);
  const day = dayOf(instant);
  const overMidnight = quiet.from > quiet.to;
  const afterStart = time >= quiet.from;
  const beforeEnd = time < quiet.to;
  if (overMidnight && afterStart) return at(addDays(day, 1), quiet.to);
  const isQuiet = overMidnight ? beforeEnd : afterStart && beforeEnd;
  return isQuiet ? at(day, quiet.to) : instant;
}

/** The next `time` after `now` on a working day: when the daily digest goes out. */
export function digestAt(calendar: CalendarData, now: Instant, time: TimeOfDay): Instant {
  const today = dayOf(now);
  const digest = at(today, time);
  return digest > now && isWorkingDay(calendar, today) ? digest : at(addWorkingDays(calendar, today, 1), time);
}
