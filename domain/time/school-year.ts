import { type Day, isDay } from './beijing.js';

/** A span of Beijing days, both ends included. */
export type DaySpan = { from: Day; to: Day };

/** CONV-08: 学年, named by the calendar year it begins in. */
export type SchoolYear = DaySpan & { firstYear: number };

/** CONV-08: the school year holding the day, 1 September – 31 August. */
export function schoolYearOf(day: Day): SchoolYear {
  if (!isDay(day)) throw new TypeError(`Not a calendar day YYYY-MM-DD: ${day}`);
  const firstYear = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1);
  return { firstYear, from: `${pad(firstYear)}-09-01`, to: `${pad(firstYear + 1)}-08-31` };
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}
