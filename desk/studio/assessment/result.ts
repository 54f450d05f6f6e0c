import { exactText, type Fraction, parseFraction } from '../../../domain/panel/decimal.js';
import { type CycleSum, cycleSum, type YearResult } from '../../../domain/studio/assessment/cycle.js';
import { type Grade, gradeOf } from '../../../domain/studio/assessment/grade.js';
import { scoreOf } from '../../../domain/studio/assessment/scheme.js';
import type { StudioParameters } from '../../../policy/studio/parameters.js';
import { hashOf } from '../../kit/canonical.js';
import type { Assessment, SheetRow } from './assessments.js';

/** What a sheet says, in one hash; the minutes are not in it, so that it outlives their erasure. */
export const sheetHash = ({
  assessmentId,
  number,
  reportHash,
  points,
  method,
  checkedOn,
}: Pick<SheetRow, 'assessmentId' | 'number' | 'reportHash' | 'points' | 'method' | 'checkedOn'>): string =>
  hashOf({ kind: 'assessmentSheet', assessmentId, number, reportHash, points, method, checkedOn });

export interface Result {
  /** Exact, `num/den`. */
  readonly score: string;
  readonly grade: Grade;
  readonly resultHash: string;
}

type Sum = Pick<StudioParameters, 'scheme' | 'gradeLines' | 'cycleOwnPercent'>;

/**
 * What follows from a sheet by arithmetic alone (ASSESS-O01), and for the cycle from the results of the years, too (ASSESS-O02): anybody
 * can do the sum again.
 */
export function resultOf(
  assessment: Pick<Assessment, 'id' | 'kind' | 'year'>,
  sheet: Pick<SheetRow, 'points' | 'contentHash'>,
  years: readonly YearResult[],
  p: Sum,
): Result {
  const sum = sumOf(assessment, sheet, years, p);
  const exact = sum?.score ?? ownScore(sheet, p);
  const said = { score: exactText(exact), grade: gradeOf(exact, p) };
  const { id, kind, year } = assessment;
  const rests = sum && { years: sum.years.map((one) => ({ year: one.year, score: exactText(one.score) })) };
  return { ...said, resultHash: hashOf({ assessment: id, kind, year, sheet: sheet.contentHash, ...rests, ...said }) };
}

/** How the score of a cycle came about; null for a year, whose score is its sheet's. */
export const sumOf = (
  { kind }: Pick<Assessment, 'kind'>,
  sheet: Pick<SheetRow, 'points'>,
  years: readonly YearResult[],
  p: Sum,
): CycleSum | null => (kind === 'cycle' ? cycleSum(ownScore(sheet, p), years, p) : null);

function ownScore({ points }: Pick<SheetRow, 'points'>, { scheme }: Pick<Sum, 'scheme'>): Fraction {
  const exact = scoreOf([points], scheme);
  if (!exact) throw new Error('a sheet without a score');
  return exact;
}

/** A score as it is stored. @throws Error for what is none */
export function exactOf(score: string): Fraction {
  const exact = parseFraction(score);
  if (!exact) throw new Error('no exact score');
  return exact;
}
