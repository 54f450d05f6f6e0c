/** The review of a call (COMMEND-O01): one sheet a body, whoever is concerned steps back, and the mean of the others is the score. */
import { compare, exactText, type Fraction, fraction, mean, parseDecimal, parseFraction } from '../../panel/decimal.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Recipient } from '../assessment/consequences.js';
import { rankNominees } from './ranking.js';
import type { Post } from './reach.js';

/** What ties a reviewer to a nominee. */
export interface Concern {
  /** The person commended, the host or a member of the studio. */
  readonly peopleOfIt: readonly string[];
  readonly nominatedBy: string;
  readonly unitId: string;
}

export interface Reviewer {
  readonly personId: string;
  /** Bodies at which the reviewer holds a post today. */
  readonly orgIds: readonly string[];
}

/** Nobody judges what is their own, what they nominated, or their own unit's (COMMEND-O01). */
export const isConcerned = ({ personId, orgIds }: Reviewer, of: Concern): boolean =>
  of.nominatedBy === personId || of.peopleOfIt.includes(personId) || orgIds.includes(of.unitId);

export type ReviewerRole = 'cityOfficer' | 'sectionOfficer' | 'instituteOfficer';

/** Whose sheets are asked for: one of each body the edition names; a post that stands for two bodies has one sheet. */
export function reviewingPosts(
  posts: Readonly<Record<ReviewerRole, Post>>,
  p: { readonly commendationReviewers: readonly ReviewerRole[] },
): readonly Post[] {
  const asked = p.commendationReviewers.map((role) => posts[role]);
  return asked.filter((one, n) => asked.findIndex(({ role, orgId }) => role === one.role && orgId === one.orgId) === n);
}

/** Points by nominee, decimal text. */
export type HonourPoints = Readonly<Record<string, string>>;

const hundred = fraction(100n);

/**
 * A sheet is whole: points from 0 to 100 for everybody the reviewer may judge, for nobody else. 'conflictOfInterest' for one the reviewer
 * is concerned with; 'badInput' by `points.<id>` for one left out, unknown, or beyond the range.
 */
export function refuseSheet(
  points: HonourPoints,
  nominees: readonly { readonly id: string; readonly concerned: boolean }[],
): Refusal | null {
  const field = (id: string) => `points.${id}`;
  const mine = nominees.find(({ id, concerned }) => concerned && id in points);
  if (mine) return refuse('conflictOfInterest', { ruleId: 'COMMEND-O01', field: field(mine.id) });
  const missing = nominees.find(({ id, concerned }) => !concerned && !(id in points));
  if (missing) return refuse('badInput', { ruleId: 'COMMEND-O01', field: field(missing.id) });
  for (const [id, text] of Object.entries(points)) {
    const value = parseDecimal(text);
    const known = nominees.some((one) => one.id === id);
    if (!known || !value || compare(value, hundred) > 0)
      return refuse('badInput', { ruleId: 'COMMEND-O01', field: field(id) });
  }
  return null;
}

export interface Reviewed {
  readonly id: string;
  /** Exact, `num/den`; null where every reviewer had to step back: nobody has judged it. */
  readonly score: string | null;
  readonly rank: number | null;
  readonly tieBrokenBy: 'studioResult' | null;
}

interface Entry {
  readonly id: string;
  readonly recipient: Recipient;
  /** Exact, `num/den`: the result the nomination rests on. */
  readonly result: string;
}

/** Each kind of recipient ranked by itself; equals are told apart by what their studios achieved, and by nothing else (COMMEND-01, CONV-10). */
export function reviewOf(entries: readonly Entry[], sheets: readonly HonourPoints[]): readonly Reviewed[] {
  const scored = entries.map((entry) => ({ ...entry, exact: meanOf(entry.id, sheets) }));
  return [...new Set(entries.map(({ recipient }) => recipient))].flatMap((kind) => {
    const own = scored.filter(({ recipient }) => recipient === kind);
    const ranks = rankNominees(
      own.flatMap(({ id, exact, result }) =>
        exact ? [{ id, score: exactText(exact), studioResult: parseFraction(result) }] : [],
      ),
    );
    return own.map(({ id, exact }): Reviewed => {
      const place = ranks.find((one) => one.id === id);
      return {
        id,
        score: exact && exactText(exact),
        rank: place?.rank ?? null,
        tieBrokenBy: place?.tieBrokenBy ?? null,
      };
    });
  });
}

const meanOf = (id: string, sheets: readonly HonourPoints[]): Fraction | null =>
  mean(sheets.flatMap((points) => parseDecimal(points[id] ?? '') ?? []));
