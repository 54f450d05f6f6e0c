/** STUDIO-O05: a studio stands still while its host is on a long leave; what is asked of the host rests, the end of the term does not move. */
import type { CalendarData } from '../calendar/calendar.js';
import type { CalendarBasis } from '../calendar/due.js';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.js';
import { type DeadlineDates, datesUntil } from '../ladder/dates.js';
import { type Refusal, refuse } from '../refusal.js';
import { addDays, type Day, dayOf, type Instant } from '../time/beijing.js';
import type { DaySpan } from '../time/school-year.js';
import type { StudioState } from './states.js';

const mayRest: readonly StudioState[] = ['establishing', 'running', 'underAssessment'];

/**
 * Everything that keeps a studio from being suspended: 'stageNotOpen' (STUDIO-O05) where it does not work; 'badInput' for a first day to
 * come, before the term, or within a time it stood still before.
 */
export function refuseSuspension(
  term: DaySpan & { readonly state: StudioState },
  { from, before }: { readonly from: Day; readonly before: readonly DaySpan[] },
  today: Day,
): readonly Refusal[] {
  const ruleId = 'STUDIO-O05';
  if (!mayRest.includes(term.state)) return [refuse('stageNotOpen', { ruleId, facts: { state: term.state } })];
  if (from > today) return [refuse('badInput', { ruleId, field: 'from', facts: { issue: 'future' } })];
  if (from < term.from || before.some(({ to }) => from <= to))
    return [refuse('badInput', { ruleId, field: 'from', facts: { issue: 'day', from: term.from, to: today } })];
  return [];
}

/** The day on which section, unit and host are reminded that the time is nearly over; null where that is before it began. */
export function restReminderOn({ from, to }: DaySpan, p: { readonly suspensionReminderDays: number }): Day | null {
  const day = addDays(to, -p.suspensionReminderDays);
  return day > from ? day : null;
}

/**
 * The dates of a task that rested from `since` to `now`: the working days it had left are counted from now, its allowances stay. One that
 * was due before keeps its dates.
 */
export function datesAfterRest(
  calendar: CalendarData,
  { due, grace, hard }: DeadlineDates,
  { since, now }: { readonly since: Instant; readonly now: Instant },
): DeadlineDates & CalendarBasis {
  const between = (a: Instant, b: Instant) => Math.max(0, workingDaysBetween(calendar, dayOf(a), dayOf(b)));
  const allowance = { graceWorkingDays: between(due, grace), hardWorkingDays: between(grace, hard) };
  const day = due <= since ? dayOf(due) : addWorkingDays(calendar, dayOf(now), between(since, due));
  return datesUntil(calendar, day, allowance);
}
