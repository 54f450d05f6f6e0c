import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import { cases, formVersions, rankings, roundOrders, scoreSheets } from '../../db/schema/all.js';
import { monthsServed } from '../../domain/host-selection/eligibility/months.js';
import { applicationFormSchema } from '../../domain/host-selection/form.js';
import { type RankingCandidate, rank } from '../../domain/panel/ranking.js';
import { dayOf } from '../../domain/time/beijing.js';
import { rankingRulesOf, type StoredRanking } from '../city/compute-ranking.js';
import { hashOf } from '../kit/canonical.js';
import { type Round, roundOf } from '../kit/round.js';
import type { Breach, Check, Verifying } from './check.js';

/**
 * I16, I19: the ranking computed again from the opened sheets and the forms of its day is the one that is kept, and was made by
 * the round's own rules.
 */
export const rankingRecomputed: Check = {
  name: 'rankingRecomputed',
  run: async (desk) => {
    const breaches: Breach[] = [];
    for (const row of await desk.tx.select().from(rankings)) {
      const kept = row.result as StoredRanking;
      const round = await roundOf(desk, row.roundId);
      const again = rank(await candidatesOf(desk, round, kept, row.at), kept.rules);
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

async function candidatesOf(
  desk: Verifying,
  round: Round,
  kept: StoredRanking,
  at: string,
): Promise<readonly RankingCandidate[]> {
  const ids = kept.rows.map((row) => row.caseId).toSorted();
  if (ids.length === 0) return [];
  const files = await desk.tx.select().from(cases).where(inArray(cases.id, ids));
  const sheets = await desk.tx
    .select()
    .from(scoreSheets)
    .where(and(inArray(scoreSheets.caseId, ids), eq(scoreSheets.state, 'opened'), lte(scoreSheets.openedAt, at)));
  const candidates: RankingCandidate[] = [];
  for (const id of ids) {
    const file = files.find((one) => one.id === id);
    const [version] = await desk.tx
      .select({ content: formVersions.content })
      .from(formVersions)
      .where(and(eq(formVersions.caseId, id), lte(formVersions.submittedAt, at)))
      .orderBy(desc(formVersions.number))
      .limit(1);
    const form = applicationFormSchema.safeParse(version?.content);
    if (!file || !form.success) continue;
    const day = dayOf(round.dates.applicationWindow ?? file.submittedAt ?? file.createdAt);
    const order = kept.chairOrder[id];
    candidates.push({
      caseId: id,
      sheets: sheets.filter((row) => row.caseId === id).map((row) => ({ points: row.points ?? {} })),
      honours: form.data.honours.length,
      months: monthsServed(form.data.headTeacherPeriods, day, round.parameters),
      ...(order === undefined ? {} : { chairOrder: order }),
    });
  }
  return candidates;
}

/** An order in force changed the round's numbers after the ranking. */
async function wasOrdered(desk: Verifying, round: Round, at: string): Promise<boolean> {
  const orders = await desk.tx
    .select({ decidedAt: roundOrders.decidedAt })
    .from(roundOrders)
    .where(and(eq(roundOrders.roundId, round.id), eq(roundOrders.state, 'inForce')));
  return orders.some(({ decidedAt }) => decidedAt !== null && decidedAt >= at);
}
