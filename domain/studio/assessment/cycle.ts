/** ASSESS-O02: what the result of a cycle rests on, so that anybody can do the sum again. */
import { type Fraction, mean } from '../../panel/decimal.js';
import type { Day } from '../../time/beijing.js';
import type { PlannedAssessment } from './dates.js';
import { cycleScore } from './grade.js';
import { type AssessmentState, assessmentsOver } from './states.js';

/** A year's assessment as far as it is; `score` once it is published. */
export interface YearResult {
  readonly year: number;
  readonly state: AssessmentState;
  readonly score: Fraction | null;
}

/**
 * The years the result of the cycle still waits for: those under way, and those that are to open after `today`. A year that was never
 * assessed, though its day has come, is waited for no longer (ASSESS-03); neither is a skipped one (ASSESS-O05).
 */
export const yearsAwaited = (
  planned: readonly PlannedAssessment[],
  years: readonly YearResult[],
  today: Day,
): readonly number[] =>
  planned
    .filter(({ kind }) => kind === 'annual')
    .filter(({ year, opensOn }) => {
      const found = years.find((one) => one.year === year);
      return found ? !assessmentsOver.includes(found.state) : opensOn > today;
    })
    .map(({ year }) => year);

/** The own score, the score of every year that counts, their mean (null where none counts), and what comes of them. */
export interface CycleSum {
  readonly own: Fraction;
  readonly years: readonly { readonly year: number; readonly score: Fraction }[];
  readonly yearly: Fraction | null;
  readonly score: Fraction;
}

/** The years that count are those with a final result; a skipped one is left out (ASSESS-O05). */
export function cycleSum(own: Fraction, all: readonly YearResult[], p: { readonly cycleOwnPercent: number }): CycleSum {
  const years = all
    .flatMap(({ year, state, score }) => (state === 'final' && score ? [{ year, score }] : []))
    .toSorted((a, b) => a.year - b.year);
  const scores = years.map(({ score }) => score);
  return { own, years, yearly: mean(scores), score: cycleScore(own, scores, p) };
}
