import { count, eq, max } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { calendarYears } from '../../db/schema/all.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import { currentCalendar } from './calendar-years.js';

/** The calendar in the hands of one process: read at once by everything that dates, refreshed beside it. */
export interface KeptCalendar {
  readonly current: () => CalendarData;
  /** Reads what any process has put in force since. @returns whether the calendar is another one now */
  readonly refresh: () => Promise<boolean>;
}

/**
 * What a process computes between another's import and its own next refresh is dated by the older calendar and says so
 * (`calendarVersion`): `redateOnce` finds it.
 */
export async function keptCalendar(db: Db): Promise<KeptCalendar> {
  let seen = await latestOf(db);
  let calendar = await currentCalendar(db);
  return {
    current: () => calendar,
    refresh: async () => {
      const latest = await latestOf(db);
      if (latest === seen) return false;
      calendar = await currentCalendar(db);
      seen = latest;
      return true;
    },
  };
}

async function latestOf(db: Db): Promise<string> {
  const [row] = await db
    .select({ rows: count(), last: max(calendarYears.decidedAt) })
    .from(calendarYears)
    .where(eq(calendarYears.state, 'inForce'));
  return `${row?.rows ?? 0}@${row?.last ?? ''}`;
}
