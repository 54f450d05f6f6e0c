/**
 * 同等条件下 (COMMEND-01, CONV-10): what a studio achieved decides between nominees the review found equal, and is never added to
 * anybody's score. Nominees that are still equal share a rank; people decide.
 */
import { type Fraction, fraction, parseFraction } from '../../panel/decimal.js';
import { partition } from '../../panel/ties.js';

export interface Nominee {
  readonly id: string;
  /** The review's score, decimal or exact text. */
  readonly score: string;
  /** The studio's newest assessment score as 'num/den' parsed; null for nominees without a studio. */
  readonly studioResult: Fraction | null;
}

export interface NomineeRank {
  readonly id: string;
  /** 1 is best; equals share a rank. */
  readonly rank: number;
  /** The studio's result gave this place among equals. */
  readonly tieBrokenBy: 'studioResult' | null;
}

const zero = fraction(0n);
const scoreOf = ({ score }: Nominee): Fraction => parseFraction(score) ?? zero;
/** Without a studio: behind equals who have a result, whatever it is. */
const resultOf = ({ studioResult }: Nominee): Fraction => studioResult ?? fraction(-1n);

const byId = (a: Nominee, b: Nominee): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Best first, equals by id. The order in which nominees arrive changes nothing. */
export function rankNominees(nominees: readonly Nominee[]): readonly NomineeRank[] {
  const rows: NomineeRank[] = [];
  for (const equals of partition(nominees.toSorted(byId), scoreOf)) {
    const groups = partition(equals.members, resultOf);
    for (const { members } of groups) {
      const rank = rows.length + 1;
      const tieBrokenBy = groups.length > 1 ? ('studioResult' as const) : null;
      rows.push(...members.map(({ id }) => ({ id, rank, tieBrokenBy })));
    }
  }
  return rows;
}
