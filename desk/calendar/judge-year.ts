import type { CalendarData } from '../../domain/calendar/calendar.js';
import { type YearSchedule, yearScheduleSchema } from '../../domain/calendar/schedule.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { type Day, dayOf, type Instant } from '../../domain/time/beijing.js';

/**
 * Everything that speaks against an arrangement, each with its field and its code in `facts.contradiction`: it contradicts
 * itself, its year is over, or the year before it is not known yet (what follows a gap would stay provisional).
 */
export function judgeYear(calendar: CalendarData, now: Instant, schedule: YearSchedule): readonly Refusal[] {
  const parsed = yearScheduleSchema.safeParse(schedule);
  const own = parsed.success ? [] : parsed.error.issues.map(contradictionOf);
  const today: Day = dayOf(now);
  const last = Number(calendar.publishedThrough.slice(0, 4));
  const facts = { year: schedule.year, today, last };
  if (schedule.year < Number(today.slice(0, 4))) own.push(forbidden('yearOver', 'year', facts));
  if (schedule.year > last + 1) own.push(forbidden('yearBeforeMissing', 'year', facts));
  if (schedule.publishedOn > today) own.push(forbidden('publishedLater', 'publishedOn', facts));
  return own;
}

const forbidden = (contradiction: string, field: string, facts: Readonly<Record<string, string | number>>): Refusal =>
  refuse('ruleForbids', { ruleId: 'CONV-11', field, facts: { ...facts, contradiction } });

function contradictionOf(issue: { readonly path: PropertyKey[]; readonly message: string }): Refusal {
  return forbidden(issue.message, issue.path.map(String).join('.'), {});
}
