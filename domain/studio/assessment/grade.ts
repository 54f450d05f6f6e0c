/** From scores to the grade of a cycle: exact fractions all the way; rounding is for people's eyes. */
import { add, compare, type Fraction, fraction, mean, parseDecimal } from '../../panel/decimal.js';

/** ASSESS-O01, best first. */
export const grades = ['excellent', 'good', 'qualified', 'unqualified'] as const;
export type Grade = (typeof grades)[number];

/** The least score of each grade; below the last one is unqualified. A score equal to a line reaches it (CONV-01). */
export type GradeLines = Readonly<Record<Exclude<Grade, 'unqualified'>, string>>;

export function gradeOf(score: Fraction, { gradeLines }: { readonly gradeLines: GradeLines }): Grade {
  const reached = (['excellent', 'good', 'qualified'] as const).find((grade) => {
    const line = parseDecimal(gradeLines[grade]);
    return line !== null && compare(score, line) >= 0;
  });
  return reached ?? 'unqualified';
}

/** The grade is `floor` or a better one. */
export const isGradeAtLeast = (grade: Grade, floor: Grade): boolean => grades.indexOf(grade) <= grades.indexOf(floor);

/**
 * ASSESS-O02: own score × percent + mean of the annual scores × the rest. `annual` holds the years that count; a skipped one is left
 * out (ASSESS-O05), and where all were skipped the own score stands alone.
 */
export function cycleScore(
  own: Fraction,
  annual: readonly Fraction[],
  p: { readonly cycleOwnPercent: number },
): Fraction {
  const yearly = mean(annual);
  if (!yearly) return own;
  return add(share(own, p.cycleOwnPercent), share(yearly, 100 - p.cycleOwnPercent));
}

const share = (value: Fraction, percent: number): Fraction => fraction(value.num * BigInt(percent), value.den * 100n);
