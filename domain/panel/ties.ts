import { z } from 'zod';
import { compare, type Fraction, fraction, mean } from './decimal.js';
import type { RankingCandidate } from './ranking.js';
import { dimensionOf } from './sheets.js';

/** CONV-10: tried in order after the main ranking, never an extra score. 'chairVote' needs a human's recorded order. */
export const tieRuleSchema = z.union([
  z.templateLiteral(['higherDimension:', z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/)]),
  z.literal('moreHonours'),
  z.literal('moreMonths'),
  z.literal('chairVote'),
]);
export type TieRule = z.infer<typeof tieRuleSchema>;
/** HOST-O15: 'byOrder' comes after every rule, for a tie that neither they nor the panel can break. */
export type BrokenBy = TieRule | 'byOrder';

export interface Scored {
  readonly candidate: RankingCandidate;
  readonly mean: Fraction;
}

/** Candidates nothing told apart so far; `brokenBy` is the rule of the last split that made this group. */
export interface TieGroup {
  readonly mean: Fraction;
  readonly members: readonly Scored[];
  readonly brokenBy?: BrokenBy;
}

/**
 * The larger key stands higher. A dimension is compared by its mean over *all* valid sheets: with two sheets of the same
 * total it would be chance which of them was dropped.
 */
function keyUnder(rule: BrokenBy, { candidate }: Scored): Fraction | null {
  if (rule === 'moreHonours') return fraction(BigInt(candidate.honours));
  if (rule === 'moreMonths') return candidate.months === undefined ? null : fraction(BigInt(candidate.months));
  if (rule === 'chairVote') return placed(candidate.chairOrder);
  if (rule === 'byOrder') return placed(candidate.byOrder);
  const dimension = rule.slice('higherDimension:'.length);
  return mean(candidate.sheets.map((sheet) => dimensionOf(sheet, dimension)));
}

const placed = (place: number | undefined): Fraction | null => (place === undefined ? null : fraction(-BigInt(place)));

/** Groups by descending key; members of one group keep their order. */
export function partition<T>(list: readonly T[], key: (item: T) => Fraction): { key: Fraction; members: T[] }[] {
  const groups: { key: Fraction; members: T[] }[] = [];
  for (const item of list) {
    const value = key(item);
    const group = groups.find((g) => compare(g.key, value) === 0);
    if (group) group.members.push(item);
    else groups.push({ key: value, members: [item] });
  }
  return groups.sort((a, b) => compare(b.key, a.key));
}

/** A rule speaks on a group only if it has a key for every member: half a chair vote, or half an order, decides nothing. */
function splitBy(rule: BrokenBy, group: TieGroup): readonly TieGroup[] {
  if (group.members.length < 2) return [group];
  const keys = new Map(group.members.map((member) => [member, keyUnder(rule, member)]));
  if ([...keys.values()].some((key) => key === null)) return [group];
  const parts = partition(group.members, (member) => keys.get(member) ?? fraction(0n));
  return parts.length === 1 ? [group] : parts.map(({ members }) => ({ mean: group.mean, members, brokenBy: rule }));
}

/** Highest mean first; groups of equal mean are split by the rules in order. A group of several is an undecided tie. */
export function splitTies(scored: readonly Scored[], rules: readonly TieRule[]): readonly TieGroup[] {
  const byMean = partition(scored, (s) => s.mean).map(({ key, members }): TieGroup => ({ mean: key, members }));
  const all: readonly BrokenBy[] = [...rules, 'byOrder'];
  return all.reduce<readonly TieGroup[]>((groups, rule) => groups.flatMap((g) => splitBy(rule, g)), byMean);
}
