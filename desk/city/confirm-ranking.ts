import { asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { cases, rankings } from '../../db/schema/all.js';
import { type RankingRow, refuseSelection } from '../../domain/panel/ranking.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { refuseFrozen } from '../county/nominations.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { caseColumns } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { computeRanking, keepRanking, type StoredRanking, storedRanking } from './compute-ranking.js';
import { heldBack } from './held-back.js';
import { moveRanked } from './move-ranked.js';
import { takeRoundTask } from './round-task.js';
import { refuseWhileUndoable } from './undoable.js';

const input = z.strictObject({
  roundId: z.uuid(),
  /** The ranking the officer was shown (I9). */
  rankingHash: z.string(),
  /** Beyond capacity, within the soft maximum, with a reason (HOST-O16). */
  beyond: z.array(z.uuid()).max(100).default([]),
  reason: z.string().trim().max(2000).default(''),
});

/**
 * Confirms who goes on: all above the line within capacity, nobody below it — empty places stay empty (HOST-14). The ranking is
 * computed again and must be the one shown. Refuses as `takeRoundTask`; `caseChanged` (I9), `stageNotOpen` while a withdrawal may
 * be undone, `ruleForbids` (CONV-10: a tie at the last place; HOST-O16, HOST-14; VETO-O03: beyond capacity, and under an ethics
 * finding). A candidate whom such a finding holds back keeps the place the ranking gives and follows once it is dismissed.
 */
export const confirmRanking = act<PersonActor, z.infer<typeof input>, { readonly selected: number }>({
  name: 'confirmRanking',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, rankingHash, beyond, reason }) => {
    const taken = await takeRoundTask(desk, actor, roundId, { stage: 'ranking', kind: 'ranking', role: 'cityOfficer' });
    if (!taken.ok) return taken;
    const { round, run, seat } = taken.value;
    const undoable = await refuseWhileUndoable(desk, roundId, 'expertReview');
    if (undoable) return refused(undoable);
    const stored = await storedRanking(desk, roundId);
    const ranking = await computeRanking(desk, round, stored?.result ?? {});
    if (ranking.hash !== rankingHash) return refused(refuse('caseChanged'));
    const chosen = [...above(ranking), ...beyond];
    const no =
      (await refuseFrozen(desk, round, beyond)) ??
      refuseTie(ranking) ??
      refuseSkipped(ranking, beyond) ??
      refuseSelection(chosen, ranking.rows, ranking.rules, reason);
    if (no) return refused(no);
    await keepRanking(desk, roundId, ranking);
    await desk.tx.update(rankings).set({ confirmedBy: actor.personId }).where(eq(rankings.roundId, roundId));
    const ruleIds = ['HOST-14', 'HOST-25', ...(beyond.length > 0 ? ['HOST-O16'] : [])];
    const ids = ranking.rows.map((row) => row.caseId);
    const files =
      ids.length === 0
        ? []
        : await desk.tx
            .select(caseColumns)
            .from(cases)
            .where(inArray(cases.id, ids))
            .orderBy(asc(cases.id))
            .for('update');
    const held = await heldBack(desk, round, files);
    for (const file of files) {
      if (held.has(file.id)) continue;
      const row = ranking.rows.find((one) => one.caseId === file.id);
      const failed = row ? await moveRanked(desk, actor, seat, round, file, row, chosen.includes(file.id)) : null;
      if (failed) return refused(failed);
    }
    const facts = { selected: chosen.length, capacity: ranking.rules.capacity, held: held.size, ranking: ranking.hash };
    decide(desk, actor, seat, {
      subjectId: roundId,
      stage: 'expertReview',
      stageRound: run.number,
      kind: 'rankingConfirmed',
      ruleIds,
      decision: 'confirmed',
      reason,
      content: { chosen, ranking: ranking.hash },
    });
    await record(desk, actor, { chain: roundId, act: 'confirmRanking', seat, ruleIds, facts });
    await settleStage(desk, {
      subject: { kind: 'round', id: roundId },
      stage: 'ranking',
      number: run.number,
      outcome: 'confirmed',
      closedBy: actor.personId,
    });
    return accepted({ selected: chosen.length });
  },
});

const above = (ranking: StoredRanking): readonly string[] =>
  ranking.rows.filter((row) => row.outcome === 'aboveLine').map((row) => row.caseId);

/** CONV-10: where the last place runs through a tie, people decide before anybody is chosen. */
function refuseTie({ rows }: StoredRanking): Refusal | null {
  const tied = rows.find((row) => row.outcome === 'tied');
  return tied ? refuse('ruleForbids', { ruleId: 'CONV-10', facts: { tied: tied.tiedWith?.length ?? 0 } }) : null;
}

/** HOST-O16: nobody beyond capacity before whoever stands higher. */
function refuseSkipped({ rows }: StoredRanking, beyond: readonly string[]): Refusal | null {
  const over = rows.filter((row) => row.outcome === 'beyondCapacity');
  const lowest = Math.max(0, ...over.filter((row) => beyond.includes(row.caseId)).map(rankOf));
  const skipped = over.find((row) => rankOf(row) < lowest && !beyond.includes(row.caseId));
  return skipped
    ? refuse('ruleForbids', { ruleId: 'HOST-O16', field: 'beyond', facts: { caseId: skipped.caseId } })
    : null;
}

const rankOf = (row: RankingRow): number => row.rank ?? Number.MAX_SAFE_INTEGER;
