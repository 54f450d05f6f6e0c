import { addDays, type Day, weekdayOf } from '../time/beijing.js';
import type { CalendarData } from './calendar.js';

/** Whether people work that day: make-up workdays yes, holidays no, else Monday to Friday. */
export function isWorkingDay(calendar: CalendarData, day: Day): boolean {
  const weekday = weekdayOf(day);
  if (Object.hasOwn(calendar.workdays, day)) return true;
  return weekday <= 5 && !Object.hasOwn(calendar.holidays, day);
}

/** Whether the calendar for that day is not published yet (暂定). */
export function isProvisional(calendar: CalendarData, day: Day): boolean {
  return day > calendar.publishedThrough;
}

/** The n-th working day after `day` (before it when negative); 0 is `day` itself, or the next working day if it is none. */
export function addWorkingDays(calendar: CalendarData, day: Day, n: number): Day {
  if (!Number.isSafeInteger(n)) throw new TypeError(`Not a whole number of working days: ${n}`);
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let reached = day;
  if (left === 0 && !isWorkingDay(calendar, day)) left = 1;
  while (left > 0) {
    reached = addDays(reached, step);
    if (isWorkingDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** Working days after `from` up to and including `to`; backwards, the negative of those from `to` up to before `from`. */
export function workingDaysBetween(calendar: CalendarData, from: Day, to: Day): number {
  const step = to < from ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) count += step;
  }
  return count;
}

/** The first working day after `day`. */
export function nextWorkingDay(calendar: CalendarData, day: Day): Day {
  return addWorkingDays(calendar, day, 1);
}

/** `day` itself if people work, else the last working day before it. */
export function workingDayOnOrBefore(calendar: CalendarData, day: Day): Day {
  return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1);
}
