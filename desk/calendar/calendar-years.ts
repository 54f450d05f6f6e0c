import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { calendarYears } from '../../db/schema/all.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { withYear } from '../../domain/calendar/schedule.js';

export type CalendarYear = typeof calendarYears.$inferSelect;

/** The calendar as it stands: the built-in years, and every year put in force since, oldest first (design rule 9). */
export async function currentCalendar(db: Db): Promise<CalendarData> {
  const rows = await db
    .select()
    .from(calendarYears)
    .where(eq(calendarYears.state, 'inForce'))
    .orderBy(asc(calendarYears.decidedAt), asc(calendarYears.id));
  return rows.reduce<CalendarData>(withYear, chinaCalendar);
}
