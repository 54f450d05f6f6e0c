import { and, asc, eq } from 'drizzle-orm';
import { cases, rankings } from '../../db/schema/all.js';
import { monthsServed } from '../../domain/host-selection/eligibility/months.js';
import { type RankingCandidate, type RankingRow, type RankingRules, rank } from '../../domain/panel/ranking.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { hashOf } from '../kit/canonical.js';
import { caseColumns } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { formOf } from './form-of.js';
import { liveSheets } from './sheets.js';

/** A recorded order within tied groups: case id → place within its group, 1 first. */
export type TieOrder = Readonly<Record<string, number>>;

/** A ranking as it is kept: with the numbers it was made by (I19). */
export interface StoredRanking {
  readonly rules: RankingRules;
  /** As the panel voted under its chair. */
  readonly chairOrder: TieOrder;
  /** As an order of the bureau says, where nobody could vote. */
  readonly byOrder?: TieOrder;
  /** What the ties were broken by, from each form as it stood: it outlives the forms. */
  readonly facts: Readonly<Record<string, { readonly honours: number; readonly months: number }>>;
  readonly rows: readonly RankingRow[];
  /** Of all the above; what an act on the ranking says it was shown (I9). */
  readonly hash: string;
}

export const rankingRulesOf = (p: HostSelectionParameters): RankingRules => ({
  dropHighest: p.dropHighest,
  dropLowest: p.dropLowest,
  minValidScores: p.minValidScores,
  passLine: p.passLine,
  capacity: p.capacity,
  capacitySoftPercent: p.capacitySoftPercent,
  tieRules: p.tieRules,
  shownDecimals: p.meanDecimals,
});

/**
 * Ranks everybody who is still with the panel by the opened sheets (HOST-14, HOST-25, CONV-10). The same rows give the same ranking.
 * @param recorded what people have decided on ties so far: a ranking kept before says it
 */
export async function computeRanking(
  desk: Pick<Desk, 'tx' | 'vault'>,
  round: Round,
  { chairOrder = {}, byOrder = {} }: { readonly chairOrder?: TieOrder; readonly byOrder?: TieOrder },
): Promise<StoredRanking> {
  const sheets = (await liveSheets(desk, round.id)).filter((row) => row.state === 'opened');
  const files = await desk.tx
    .select(caseColumns)
    .from(cases)
    .where(and(eq(cases.roundId, round.id), eq(cases.state, 'expertReview')))
    .orderBy(asc(cases.id));
  const deadline = round.dates.applicationWindow;
  const candidates: RankingCandidate[] = [];
  const facts: Record<string, { honours: number; months: number }> = {};
  for (const file of files) {
    const form = await formOf(desk, file);
    const day = dayOf(deadline ?? file.submittedAt ?? file.createdAt);
    const [voted, ordered] = [chairOrder[file.id], byOrder[file.id]];
    const fact = {
      honours: form.honours.length,
      months: monthsServed(form.headTeacherPeriods, day, round.parameters),
    };
    facts[file.id] = fact;
    candidates.push({
      caseId: file.id,
      sheets: sheets.filter((row) => row.caseId === file.id).map((row) => ({ points: row.points ?? {} })),
      ...fact,
      ...(voted === undefined ? {} : { chairOrder: voted }),
      ...(ordered === undefined ? {} : { byOrder: ordered }),
    });
  }
  const rules = rankingRulesOf(round.parameters);
  const isOrdered = Object.keys(byOrder).length > 0;
  const kept = { rules, chairOrder, ...(isOrdered && { byOrder }), facts, rows: rank(candidates, rules) };
  return { ...kept, hash: hashOf(kept) };
}

/** The ranking as last kept; null before the sheets were opened. */
export async function storedRanking(desk: Pick<Desk, 'tx'>, roundId: string) {
  const [row] = await desk.tx.select().from(rankings).where(eq(rankings.roundId, roundId));
  return row ? { ...row, result: row.result as StoredRanking } : null;
}

/** Keeps a ranking in the place of the one before. */
export async function keepRanking(desk: Desk, roundId: string, result: StoredRanking): Promise<void> {
  await desk.tx
    .insert(rankings)
    .values({ roundId, result, at: desk.now })
    .onConflictDoUpdate({ target: rankings.roundId, set: { result, at: desk.now } });
}
