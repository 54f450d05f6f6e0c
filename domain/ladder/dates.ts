import type { CalendarData } from '../calendar/calendar.js';
import { basisOf, type CalendarBasis, dueAfter, dueFrom } from '../calendar/due.js';
import { type Day, dayOf, endOfDay, type Instant } from '../time/beijing.js';

/** The three dates of a task, each the end of a Beijing day: advertised, grace (nobody is overtaken before), hard. */
export type DeadlineDates = { due: Instant; grace: Instant; hard: Instant };

/** The allowances after the advertised date: grace is counted from it, hard from the grace date, so the order cannot break. */
export type Allowance = { graceWorkingDays: number; hardWorkingDays: number };

/** The dates of a task that is due some working days after it opened. Provisional as soon as one date is. */
export function datesFor(
  calendar: CalendarData,
  openedAt: Instant,
  terms: Allowance & { workingDays: number },
): DeadlineDates & CalendarBasis {
  return datesUntil(calendar, dueAfter(calendar, openedAt, terms.workingDays).day, terms);
}

/** The dates of a task with a fixed last day ("X日前", CONV-06: that day included, also when nobody works on it). */
export function datesUntil(calendar: CalendarData, dueDay: Day, allowance: Allowance): DeadlineDates & CalendarBasis {
  const due = endOfDay(dueDay);
  const grace = later(calendar, due, allowance.graceWorkingDays);
  const hard = later(calendar, grace, allowance.hardWorkingDays);
  return { due, grace, hard, ...basisOf(calendar, dayOf(hard)) };
}

/** With no allowance the date itself, even on a day off. */
function later(calendar: CalendarData, date: Instant, workingDays: number): Instant {
  return workingDays === 0 ? date : dueFrom(calendar, dayOf(date), workingDays).due;
}
