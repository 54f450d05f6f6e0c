import { asc } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { calendarYears } from '../../db/schema/all.js';

/** Every arrangement entered, oldest first; who entered it stays with the desk. */
export async function calendarYearsOf(db: Db) {
  const rows = await db.select().from(calendarYears).orderBy(asc(calendarYears.year), asc(calendarYears.proposedAt));
  return rows.map(({ id, ...row }) => ({ ...row, yearId: id }));
}
