import type { CalendarData } from '../calendar/calendar.js';
import { addWorkingDays, workingDayOnOrBefore } from '../calendar/working-days.js';
import { at, type Day, dayOf, type Instant } from '../time/beijing.js';
import { severityOf } from './acts.js';
import type { DeadlineDates } from './dates.js';
import type { Ladder, Rung } from './ladder.js';

/** A rung and its moment. */
export type PlannedRung = { rung: Rung; at: Instant };
/** A task's ladder in time order; of rungs at the same moment the mildest comes first. */
export type LadderPlan = readonly PlannedRung[];

/**
 * The ladder of one task in absolute moments, always on working days. Rungs that would lie before `openedAt` are dropped.
 * After a deadline was moved, plan again with the moment of the move as `openedAt` and no done codes.
 */
export function plan(
  calendar: CalendarData,
  ladder: Ladder,
  dates: DeadlineDates & { openedAt: Instant },
): PlannedRung[] {
  const anchor = { ...dates, opened: dates.openedAt };
  return ladder
    .map((rung) => ({ rung, at: at(rungDay(calendar, rung, dayOf(anchor[rung.anchor])), rung.at) }))
    .filter((planned) => planned.at >= dates.openedAt)
    .sort((a, b) => (a.at === b.at ? severityOf(a.rung.act) - severityOf(b.rung.act) : a.at < b.at ? -1 : 1));
}

/** "On the day" of a date on a day off means the last working day before it; of an opening, the next one. */
function rungDay(calendar: CalendarData, rung: Rung, anchorDay: Day): Day {
  if (rung.workingDays === 0 && rung.anchor !== 'opened') return workingDayOnOrBefore(calendar, anchorDay);
  return addWorkingDays(calendar, anchorDay, rung.workingDays);
}
