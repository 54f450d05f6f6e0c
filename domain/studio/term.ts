/**
 * The days of a term: Beijing calendar days, both ends included. Everything here is counted from two days, so that a term can be
 * told in full on the day it is approved.
 */
import { addDays, addMonths, addYears, type Day, daysBetween } from '../time/beijing.js';
import type { DaySpan } from '../time/school-year.js';
import { earlierOf } from '../time/span.js';

export interface TermParameters {
  readonly termYears: number;
  readonly termStart: 'approval' | 'handover';
}

/** STUDIO-O01: what a term may be counted from; `handover` is null until certificate and plaque are handed over. */
export interface TermFacts {
  readonly approvedOn: Day;
  readonly handedOverOn: Day | null;
}

/** STUDIO-05, STUDIO-O01: three years, the last day being the eve of the anniversary. Null where the start is not known yet. */
export function termOf(facts: TermFacts, p: TermParameters): DaySpan | null {
  const from = p.termStart === 'approval' ? facts.approvedOn : facts.handedOverOn;
  return from === null ? null : { from, to: addDays(addYears(from, p.termYears), -1) };
}

/** STUDIO-05: the last day counts whole. */
export const isOver = (term: DaySpan, today: Day): boolean => today > term.to;

/** STUDIO-06: the next term follows without a gap, however late the city decided. */
export const nextTerm = (term: DaySpan, p: Pick<TermParameters, 'termYears'>): DaySpan => {
  const from = addDays(term.to, 1);
  return { from, to: addDays(addYears(from, p.termYears), -1) };
};

/** The n-th year of a term, from 1. The last one ends with the term. */
export function yearOf(term: DaySpan, year: number): DaySpan {
  const to = addDays(addYears(term.from, year), -1);
  return { from: addYears(term.from, year - 1), to: earlierOf(to, term.to) };
}

/** The years a term has; an unfinished one counts. */
export function yearsOf(term: DaySpan): readonly DaySpan[] {
  const years: DaySpan[] = [];
  for (let year = 1; addYears(term.from, year - 1) <= term.to; year += 1) years.push(yearOf(term, year));
  return years;
}

/** Reminders that the term ends, e.g. 180, 90 and 30 days before; those before its first day are left out. */
export const endRemindersOf = (term: DaySpan, p: { readonly termEndReminderDays: readonly number[] }): readonly Day[] =>
  p.termEndReminderDays.map((days) => addDays(term.to, -days)).filter((day) => day >= term.from);

/** STUDIO-O03: after the term, weekly until the city has decided. The first `count` of them. */
export const overdueRemindersOf = (
  term: DaySpan,
  count: number,
  p: { readonly overdueReminderEveryDays: number },
): readonly Day[] => Array.from({ length: count }, (_, n) => addDays(term.to, (n + 1) * p.overdueReminderEveryDays));

/** STUDIO-O05: the last day a suspension may last without a decision of the city; never beyond the term. */
export const suspensionEndsOn = (term: DaySpan, from: Day, p: { readonly suspensionMonths: number }): Day =>
  earlierOf(addDays(addMonths(from, p.suspensionMonths), -1), term.to);

/** STUDIO-O02: when the host may apply for another term. */
export const renewalWindow = (
  term: DaySpan,
  p: { readonly renewalOpensDaysBefore: number; readonly renewalClosesDaysBefore: number },
): DaySpan => ({
  from: addDays(term.to, -p.renewalOpensDaysBefore),
  to: addDays(term.to, -p.renewalClosesDaysBefore),
});

/** STUDIO-23: by when a topic must be completed. */
export const researchDueOn = (term: DaySpan, p: { readonly researchDueDaysBeforeEnd: number }): Day =>
  addDays(term.to, -p.researchDueDaysBeforeEnd);

/** STUDIO-26, STUDIO-O09: the page has not been updated for `pageStaleDays` days or more; a page never opened counts from the start. */
export const isPageStale = (lastUpdate: Day, today: Day, p: { readonly pageStaleDays: number }): boolean =>
  daysBetween(lastUpdate, today) >= p.pageStaleDays;
