import { and, eq, inArray, lte } from 'drizzle-orm';
import { rankings, roundOrders, scoreSheets } from '../../db/schema/all.js';
import { type RankingCandidate, rank } from '../../domain/panel/ranking.js';
import { rankingRulesOf, type StoredRanking } from '../city/compute-ranking.js';
import { hashOf } from '../kit/canonical.js';
import { type Round, roundOf } from '../kit/round.js';
import type { Breach, Check, Verifying } from './check.js';

/**
 * I16, I19: the ranking computed again from the opened sheets and what it took from the forms is the one that is kept, and was made by
 * the round's own rules.
 */
export const rankingRecomputed: Check = {
  name: 'rankingRecomputed',
  run: async (desk) => {
    const breaches: Breach[] = [];
    for (const row of await desk.tx.select().from(rankings)) {
      const kept = row.result as StoredRanking;
      const round = await roundOf(desk, row.roundId);
      const again = rank(await candidatesOf(desk, kept, row.at), kept.rules);
      const { hash, ...content } = kept;
      const fault = hashOf(content) !== hash ? 'hash' : hashOf(again) !== hashOf(kept.rows) ? 'rows' : null;
      if (fault) breaches.push({ invariant: 'I16', at: row.roundId, facts: { fault } });
      const moved = hashOf(rankingRulesOf(round.parameters)) !== hashOf(kept.rules);
      if (moved && !(await wasOrdered(desk, round, row.at)))
        breaches.push({ invariant: 'I19', at: row.roundId, facts: { fault: 'rules' } });
    }
    return breaches;
  },
};

async function candidatesOf(desk: Verifying, kept: StoredRanking, at: string): Promise<readonly RankingCandidate[]> {
  const ids = kept.rows.map((row) => row.caseId).toSorted();
  if (ids.length === 0) return [];
  const sheets = await desk.tx
    .select()
    .from(scoreSheets)
    .where(and(inArray(scoreSheets.caseId, ids), eq(scoreSheets.state, 'opened'), lte(scoreSheets.openedAt, at)));
  return ids.flatMap((caseId) => {
    const facts = kept.facts[caseId];
    const [voted, ordered] = [kept.chairOrder[caseId], kept.byOrder?.[caseId]];
    const own = sheets.filter((row) => row.caseId === caseId).map((row) => ({ points: row.points ?? {} }));
    const places = {
      ...(voted === undefined ? {} : { chairOrder: voted }),
      ...(ordered === undefined ? {} : { byOrder: ordered }),
    };
    return facts ? [{ caseId, sheets: own, ...facts, ...places }] : [];
  });
}

/** An order in force changed the round's numbers after the ranking. */
async function wasOrdered(desk: Verifying, round: Round, at: string): Promise<boolean> {
  const orders = await desk.tx
    .select({ decidedAt: roundOrders.decidedAt })
    .from(roundOrders)
    .where(and(eq(roundOrders.roundId, round.id), eq(roundOrders.state, 'inForce')));
  return orders.some(({ decidedAt }) => decidedAt !== null && decidedAt >= at);
}
