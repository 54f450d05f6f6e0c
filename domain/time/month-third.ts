import { addDays, addMonths, type Day, isDay } from './beijing.js';
import type { DaySpan } from './school-year.js';

/** CONV-07: 上旬 early, 中旬 middle, 下旬 late. */
export const monthThirds = ['early', 'middle', 'late'] as const;
export type MonthThird = (typeof monthThirds)[number];

/** CONV-07: which third of its month the day falls in (1–10, 11–20, 21–end). */
export function thirdOfMonth(day: Day): MonthThird {
  if (!isDay(day)) throw new TypeError(`Not a calendar day YYYY-MM-DD: ${day}`);
  const dayOfMonth = day.slice(8);
  if (dayOfMonth <= '10') return 'early';
  return dayOfMonth <= '20' ? 'middle' : 'late';
}

/** CONV-07: the days of 上旬, 中旬 or 下旬 of a month 'YYYY-MM'. */
export function daysOfThird(month: string, third: MonthThird): DaySpan {
  const first = `${month}-01`;
  const spans: Record<MonthThird, () => DaySpan> = {
    early: () => ({ from: first, to: addDays(first, 9) }),
    middle: () => ({ from: addDays(first, 10), to: addDays(first, 19) }),
    late: () => ({ from: addDays(first, 20), to: addDays(addMonths(first, 1), -1) }),
  };
  return spans[third]();
}
