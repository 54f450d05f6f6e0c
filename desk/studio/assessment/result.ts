import { exactText, type Fraction, parseFraction } from '../../../domain/panel/decimal.js';
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

/** What follows from a sheet by arithmetic alone (ASSESS-O01): anybody can do the sum again. */
export function resultOf(
  assessment: Pick<Assessment, 'id' | 'kind' | 'year'>,
  sheet: Pick<SheetRow, 'points' | 'contentHash'>,
  p: Pick<StudioParameters, 'scheme' | 'gradeLines'>,
): Result {
  const exact = scoreOf([sheet.points], p.scheme);
  if (!exact) throw new Error('a sheet without a score');
  const said = { score: exactText(exact), grade: gradeOf(exact, p) };
  const { id, kind, year } = assessment;
  return { ...said, resultHash: hashOf({ assessment: id, kind, year, sheet: sheet.contentHash, ...said }) };
}

/** A score as it is stored. @throws Error for what is none */
export function exactOf(score: string): Fraction {
  const exact = parseFraction(score);
  if (!exact) throw new Error('no exact score');
  return exact;
}
