import { addDays, type Day, isDay } from '../../time/beijing.js';
import type { DraftPeriod } from '../draft-form.js';
import type { EligibilityParameters } from './parameters.js';

type Rules = Pick<EligibilityParameters, 'countDeputy' | 'yearUnit' | 'schoolYearServed' | 'serviceContinuity'>;
/** Both days included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Every month has 31 parts, so that whole months come out whole whatever their length. */
const partsOfMonth = 31;
const partsOfYear = 12 * partsOfMonth;

/**
 * HOST-09, HOST-O05: whole months of head-teacher work up to `deadline`, overlapping periods counted once.
 * By school years, a year served from September to June counts 12 months; what is left counts as it was served.
 */
export function monthsServed(periods: readonly DraftPeriod[], deadline: Day, rules: Rules): number {
  const parts = spansServed(periods, deadline, rules).map((span) => partsOf(span, rules));
  const total = rules.serviceContinuity === 'longest' ? Math.max(0, ...parts) : parts.reduce((sum, n) => sum + n, 0);
  return Math.floor(total / partsOfMonth);
}

/**
 * The merged, ordered spells up to `deadline`; a period that is not filled in is left out. By school years, a year served
 * whole is taken from 1 September to 31 August, so that its summer neither breaks a spell nor counts twice.
 */
export function spansServed(periods: readonly DraftPeriod[], deadline: Day, rules: Rules): readonly Span[] {
  const spans = merged(periods.map((period) => spanOf(period, deadline, rules)).filter((span) => span !== undefined));
  if (rules.yearUnit === 'calendarMonth') return spans;
  return merged(
    spans.map((span) => {
      const [first, last] = [firstYearOf(span.from), firstYearOf(span.to)];
      return {
        from: isServedWhole(span, first, rules) ? `${first}-09-01` : span.from,
        to: isServedWhole(span, last, rules) ? `${last + 1}-08-31` : span.to,
      };
    }),
  );
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || span.from > addDays(last.to, 1)) result.push(span);
    else if (span.to > last.to) result[result.length - 1] = { from: last.from, to: span.to };
  }
  return result;
}

/** The days of one period up to `deadline`; undefined while it is not filled in, or does not count. */
export function spanOf(period: DraftPeriod, deadline: Day, rules: Pick<Rules, 'countDeputy'>): Span | undefined {
  if (period.post === 'deputy' && !rules.countDeputy) return undefined;
  const { from } = period;
  const to = period.to || deadline;
  if (!from || !isUsable(from) || !isUsable(to)) return undefined;
  const end = to < deadline ? to : deadline;
  return from <= end ? { from, to: end } : undefined;
}

/** Whether the period holds the day; by school years, one that ends in its last weeks lasts until 31 August. */
export function holds(period: DraftPeriod, day: Day, deadline: Day, rules: Rules): boolean {
  const span = spanOf(period, deadline, rules);
  if (span === undefined || day < span.from) return false;
  if (rules.yearUnit === 'calendarMonth') return day <= span.to;
  const year = firstYearOf(span.to);
  const end = span.to >= dayInSchoolYear(year, rules.schoolYearServed.endsFrom) ? `${year + 1}-08-31` : span.to;
  return day <= end;
}

/** Days outside these years are slips of the pen. */
export function isUsable(day: Day): boolean {
  return isDay(day) && day >= '1900-01-01' && day <= '2999-12-31';
}

function partsOf(span: Span, rules: Rules): number {
  if (rules.yearUnit === 'calendarMonth') return partsBetween(span.from, addDays(span.to, 1));
  let parts = 0;
  for (let year = firstYearOf(span.from); year <= firstYearOf(span.to); year += 1) {
    const { from, to } = within(span, year);
    parts += isServedWhole(span, year, rules) ? partsOfYear : partsBetween(from, addDays(to, 1));
  }
  return parts;
}

/** What of the spell lies in the school year that begins in `year`. */
function within(span: Span, year: number): Span {
  const [first, last] = [`${year}-09-01`, `${year + 1}-08-31`];
  return { from: later(span.from, first), to: earlier(span.to, last) };
}

function later(a: Day, b: Day): Day {
  return [a, b].toSorted()[1] ?? a;
}

function earlier(a: Day, b: Day): Day {
  return [a, b].toSorted()[0] ?? a;
}

function isServedWhole(span: Span, year: number, { schoolYearServed }: Rules): boolean {
  const { from, to } = within(span, year);
  return (
    from <= dayInSchoolYear(year, schoolYearServed.startsBy) && to >= dayInSchoolYear(year, schoolYearServed.endsFrom)
  );
}

/** CONV-08: the school year begins on 1 September. */
function firstYearOf(day: Day): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
}

function dayInSchoolYear(firstYear: number, monthDay: string): Day {
  return `${monthDay < '09-01' ? firstYear + 1 : firstYear}-${monthDay}`;
}

/** `to` excluded. */
function partsBetween(from: Day, to: Day): number {
  return partAt(to) - partAt(from);
}

function partAt(day: Day): number {
  return (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))) * partsOfMonth + Number(day.slice(8)) - 1;
}
