import { type Day, dayOf, endOfDay, type Instant } from '../time/beijing.js';
import type { CalendarData } from './calendar.js';
import { addWorkingDays, isProvisional } from './working-days.js';

/** On which calendar a date was computed; a provisional one (暂定) is computed again when its year is published. */
export type CalendarBasis = { calendarVersion: string; provisional: boolean };

/** The last moment (23:59:59.999 Beijing) and the Beijing day of a period. */
export type DueDate = CalendarBasis & { due: Instant; day: Day };

/** A public notice from its publication to the end of its last day; the day of publication is not counted. */
export type NoticeWindow = CalendarBasis & { from: Instant; firstDay: Day; lastDay: Day; until: Instant };

/**
 * The end of `workingDays` working days. Counting starts the day after `from`'s Beijing day (Civil Code, art. 201) and the
 * last day counts whole (CONV-06). With 0 it is the end of that day, or of the next working day.
 */
export function dueAfter(calendar: CalendarData, from: Instant, workingDays: number): DueDate {
  return dueFrom(calendar, dayOf(from), workingDays);
}

/** The same, counted from a day. */
export function dueFrom(calendar: CalendarData, from: Day, workingDays: number): DueDate {
  if (workingDays < 0) throw new TypeError(`A period cannot end before it starts: ${workingDays} working days`);
  const day = addWorkingDays(calendar, from, workingDays);
  return { due: endOfDay(day), day, ...basisOf(calendar, day) };
}

/** NOTICE-O01: a notice stands for whole working days, the first being the first working day after publication. */
export function noticeWindow(calendar: CalendarData, publishedAt: Instant, workingDays: number): NoticeWindow {
  if (workingDays < 1) throw new TypeError(`A notice stands at least one working day: ${workingDays}`);
  const published = dayOf(publishedAt);
  const { due, day, ...basis } = dueFrom(calendar, published, workingDays);
  return { from: publishedAt, firstDay: addWorkingDays(calendar, published, 1), lastDay: day, until: due, ...basis };
}

/** The calendar version behind a date, and whether it reaches into a year not published yet. */
export function basisOf(calendar: CalendarData, lastDay: Day): CalendarBasis {
  return { calendarVersion: calendar.version, provisional: isProvisional(calendar, lastDay) };
}
