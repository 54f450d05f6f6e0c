/**
 * From valid sheets to a ranked list (HOST-14, HOST-25, HOST-O15, HOST-O16). Pure: the same sheets and rules give the
 * same bytes, in whatever order they arrive. Capacity is a ceiling, and below the pass line nobody is chosen (宁缺勿滥).
 */
import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.js';
import { compare, exactText, type Fraction, formatHalfUp, fraction, mean, parseDecimal } from './decimal.js';
import { pointsSchema, type ScoreSheet, totalOf } from './sheets.js';
import { type BrokenBy, splitTies, tieRuleSchema } from './ties.js';

const count = z.int().min(0);
export const rankingRulesSchema = z
  .strictObject({
    dropHighest: count,
    dropLowest: count,
    minValidScores: count.min(1),
    /** A mean equal to the line passes (CONV-01). */
    passLine: pointsSchema,
    capacity: count,
    /** HOST-O16: how far the city may go beyond capacity with a reason, in percent, rounded down to whole places. */
    capacitySoftPercent: count.max(100),
    /** Applied in this order (CONV-10). */
    tieRules: z.array(tieRuleSchema),
    shownDecimals: count.max(6),
  })
  .refine((r) => r.minValidScores > r.dropHighest + r.dropLowest, {
    error: 'dropping would leave no score',
    path: ['minValidScores'],
  });
export type RankingRules = z.infer<typeof rankingRulesSchema>;

export interface RankingCandidate {
  readonly caseId: string;
  /** Valid sheets only (`faultOf` is null). */
  readonly sheets: readonly Pick<ScoreSheet, 'points'>[];
  readonly honours: number;
  /** Whole months of head-teacher work, for the tie rule 'moreMonths'. */
  readonly months?: number;
  /** The chair's recorded order within a tied group (1 is first), once there was a vote. */
  readonly chairOrder?: number;
  /** The bureau's order within a tied group on which nobody of the panel could vote (1 is first), once an order is in force. */
  readonly byOrder?: number;
}

export type RankingOutcome = 'aboveLine' | 'belowPassLine' | 'beyondCapacity' | 'tooFewScores' | 'tied';

export interface RankingRow {
  readonly caseId: string;
  /** 'num/den', null when too few scores. */
  readonly mean: string | null;
  readonly shown: string | null;
  /** 1 is best; equal candidates share a rank; null when too few scores. */
  readonly rank: number | null;
  readonly outcome: RankingOutcome;
  /** HOST-O16: beyond capacity, yet within what the city may still take with a reason. */
  readonly withinSoftMaximum: boolean;
  /** The rule that gave this candidate its place among candidates of the same mean. */
  readonly tieBrokenBy?: BrokenBy;
  /** With 'tied': the whole group, itself included; people decide (the panel's vote, or an order). */
  readonly tiedWith?: readonly string[];
}

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Mean of the totals left after dropping; null when too few scores are valid, or none would be left. */
export function meanOf(sheets: RankingCandidate['sheets'], rules: RankingRules): Fraction | null {
  if (sheets.length < rules.minValidScores) return null;
  const totals = sheets.map(totalOf).sort(compare);
  return mean(totals.slice(rules.dropLowest, Math.max(rules.dropLowest, totals.length - rules.dropHighest)));
}

/** HOST-O16: capacity + percent, whole places, rounded down. */
export const softMaximum = (rules: Pick<RankingRules, 'capacity' | 'capacitySoftPercent'>): number =>
  Number((BigInt(rules.capacity) * BigInt(100 + rules.capacitySoftPercent)) / 100n);

/** Best first, equals by caseId, candidates with too few scores last. */
export function rank(candidates: readonly RankingCandidate[], rules: RankingRules): readonly RankingRow[] {
  const line = parseDecimal(rules.passLine) ?? fraction(0n);
  const scored: { candidate: RankingCandidate; mean: Fraction }[] = [];
  const unscored: RankingRow[] = [];
  for (const candidate of candidates.toSorted((a, b) => ascending(a.caseId, b.caseId))) {
    const value = meanOf(candidate.sheets, rules);
    if (value) scored.push({ candidate, mean: value });
    else
      unscored.push({
        caseId: candidate.caseId,
        mean: null,
        shown: null,
        rank: null,
        outcome: 'tooFewScores',
        withinSoftMaximum: false,
      });
  }

  const rows: RankingRow[] = [];
  for (const group of splitTies(scored, rules.tieRules)) {
    const before = rows.length;
    const tiedWith = group.members.map((m) => m.candidate.caseId);
    const passes = compare(group.mean, line) >= 0;
    const outcome = outcomeOf(passes, before, before + tiedWith.length, rules.capacity);
    for (const caseId of tiedWith)
      rows.push({
        caseId,
        mean: exactText(group.mean),
        shown: formatHalfUp(group.mean, rules.shownDecimals),
        rank: before + 1,
        outcome,
        withinSoftMaximum: outcome === 'beyondCapacity' && before + tiedWith.length <= softMaximum(rules),
        ...(group.brokenBy ? { tieBrokenBy: group.brokenBy } : {}),
        ...(outcome === 'tied' ? { tiedWith } : {}),
      });
  }
  return [...rows, ...unscored];
}

/** A tie needs a human only where the last place runs through it. */
function outcomeOf(passes: boolean, before: number, after: number, capacity: number): RankingOutcome {
  if (!passes) return 'belowPassLine';
  if (after <= capacity) return 'aboveLine';
  return before >= capacity ? 'beyondCapacity' : 'tied';
}

/**
 * May the city choose these? Fewer is always allowed (HOST-14). 'ruleForbids': below the line, unscored or an undecided tie
 * (HOST-14); beyond capacity without a reason, or beyond the soft maximum (HOST-O16). 'notFound': not in the ranking.
 */
export function refuseSelection(
  chosen: readonly string[],
  ranking: readonly RankingRow[],
  rules: RankingRules,
  reason: string,
): Refusal | null {
  for (const caseId of chosen) {
    const row = ranking.find((r) => r.caseId === caseId);
    if (!row) return refuse('notFound', { field: 'chosen', facts: { caseId } });
    const possible = row.outcome === 'aboveLine' || row.withinSoftMaximum;
    const ruleId = row.outcome === 'beyondCapacity' ? 'HOST-O16' : 'HOST-14';
    if (!possible) return refuse('ruleForbids', { ruleId, field: 'chosen', facts: { caseId, outcome: row.outcome } });
    if (row.outcome === 'beyondCapacity' && reason.trim() === '')
      return refuse('ruleForbids', { ruleId, field: 'reason', facts: { caseId } });
  }
  const places = new Set(chosen).size;
  const most = softMaximum(rules);
  return places > most ? refuse('ruleForbids', { ruleId: 'HOST-O16', field: 'chosen', facts: { places, most } }) : null;
}
