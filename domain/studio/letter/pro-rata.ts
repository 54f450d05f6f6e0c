/** ASSESS-O05: what a target shrinks to when the studio stood still for part of the time. */
import { type Fraction, fraction } from '../../panel/decimal.js';
import { addDays } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { laterOf, lengthOf, overlapOf } from '../../time/span.js';

/** Days of `span` inside any of the suspensions; overlapping ones count once. */
export function daysSuspended(span: DaySpan, suspensions: readonly DaySpan[]): number {
  let counted = 0;
  let { from } = span;
  for (const suspension of suspensions.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const inside = overlapOf({ from, to: span.to }, suspension);
    counted += lengthOf(inside);
    from = laterOf(from, addDays(inside.to, 1));
  }
  return counted;
}

/** The share of the target that falls on the days the studio worked; 0 where it never did. */
export function proRata(target: number, span: DaySpan, suspensions: readonly DaySpan[]): Fraction {
  const whole = lengthOf(span);
  const worked = whole - daysSuspended(span, suspensions);
  return fraction(BigInt(target) * BigInt(worked), BigInt(Math.max(1, whole)));
}

export interface SuspendedYearParameters {
  readonly suspendedYear: 'proRata' | 'skipped';
}

/** What a year asks of a target of the letter; null where a year with a suspension is not assessed at all. */
export function targetIn(
  target: number,
  year: DaySpan,
  suspensions: readonly DaySpan[],
  { suspendedYear }: SuspendedYearParameters,
): Fraction | null {
  const stoodStill = daysSuspended(year, suspensions) > 0;
  return stoodStill && suspendedYear === 'skipped' ? null : proRata(target, year, suspensions);
}
