import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { scoreSheets } from '../../db/schema/all.js';
import { refuseOpening } from '../../domain/panel/sheets.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { instantIn, record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { settleStage } from '../kit/stage.js';
import { lockDraw } from './come-to-panel.js';
import { computeRanking, keepRanking } from './compute-ranking.js';
import { silentExperts } from './late-declarations.js';
import { takeRoundTask } from './round-task.js';
import { rubricOf } from './rubric.js';
import { contentOf, liveSheets, outSheets, type SheetRow } from './sheets.js';
import { tooFewScores } from './too-few.js';
import { refuseWhileUndoable } from './undoable.js';

const input = z.strictObject({
  roundId: z.uuid(),
  /** Candidates who stay below the needed number of scores: the pool has nobody left, or their case stands still; with a reason. */
  tooFew: z.array(z.uuid()).max(2000).default([]),
  reason: z.string().trim().max(2000).default(''),
});

/**
 * Opens all sheets together and ranks (HOST-25, HOST-O15). Refuses as `takeRoundTask`; `stageNotOpen` while a sheet is out, a word on
 * a late candidate is missing or a withdrawal may be undone, `quorumMissing` (HOST-O15) with the first candidate of too few scores, `sealBroken` (HOST-31).
 */
export const openSheets = act<PersonActor, z.infer<typeof input>, { readonly sheets: number; readonly hash: string }>({
  name: 'openSheets',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, tooFew, reason }) => {
    const at = { stage: 'scoring', kind: 'openSheets', role: 'cityOfficer' } as const;
    const taken = await takeRoundTask(desk, actor, roundId, at);
    if (!taken.ok) return taken;
    const { round, run, seat } = taken.value;
    await desk.tx
      .select({ id: scoreSheets.id })
      .from(scoreSheets)
      .where(eq(scoreSheets.roundId, roundId))
      .for('update');
    // whoever joins the draw at this moment joins before the opening or after it
    await lockDraw(desk, roundId);
    const sheets = await liveSheets(desk, roundId);
    const out = (await outSheets(desk, round)).length;
    if (out > 0) return refused(refuse('stageNotOpen', { ruleId: 'HOST-25', facts: { out } }));
    const silent = (await silentExperts(desk, round)).length;
    if (silent > 0) return refused(refuse('stageNotOpen', { ruleId: 'HOST-O15', facts: { silent } }));
    const sealed = sheets.filter((row) => row.state === 'sealed');
    const no =
      (await refuseWhileUndoable(desk, roundId, 'expertReview')) ??
      (await refuseWhileUndoable(desk, roundId, 'submittedToCity')) ??
      (await refuseTooFew(desk, round, reason === '' ? [] : tooFew)) ??
      refuseBroken(round, sealed);
    if (no) return refused(no);
    if (sealed.length > 0) {
      const ids = sealed.map((row) => row.id);
      // no sheet is sealed after the opening, whichever of the two arrived first (I15)
      const openedAt = await instantIn(desk, roundId);
      await desk.tx
        .update(scoreSheets)
        .set({ state: 'opened', openedAt })
        .where(and(inArray(scoreSheets.id, ids), eq(scoreSheets.state, 'sealed')));
    }
    const ranking = await computeRanking(desk, round, {});
    await keepRanking(desk, roundId, ranking);
    const facts = { sheets: sealed.length, tooFew: tooFew.length, ranking: ranking.hash };
    const ruleIds = ['HOST-25', 'HOST-O15', 'HOST-31'];
    await record(desk, actor, { chain: roundId, act: 'openSheets', seat, ruleIds, facts });
    await settleStage(desk, {
      subject: { kind: 'round', id: roundId },
      stage: 'scoring',
      number: run.number,
      outcome: 'opened',
      closedBy: actor.personId,
    });
    return accepted({ sheets: sealed.length, hash: ranking.hash });
  },
});

/** Nobody is opened with too few scores unnoticed: whoever opens names each of them, with a reason. */
async function refuseTooFew(desk: Desk, round: Round, allowed: readonly string[]): Promise<Refusal | null> {
  const missing = (await tooFewScores(desk, round)).find(({ caseId }) => !allowed.includes(caseId));
  if (!missing) return null;
  const { needed, present, caseNumber } = missing;
  return refuse('quorumMissing', { ruleId: 'HOST-O15', facts: { needed, present, caseNumber } });
}

/** One sheet that is not the one sealed stops the opening of all: somebody reached into the record. */
function refuseBroken(round: Round, sealed: readonly SheetRow[]): Refusal | null {
  const rubric = rubricOf(round.parameters);
  for (const row of sealed) {
    const opening = { commitment: row.commitment ?? '', sheet: contentOf(row), nonce: row.nonce ?? '' };
    if (refuseOpening(opening, rubric, sha256))
      return refuse('sealBroken', { ruleId: 'HOST-31', facts: { caseId: row.caseId } });
  }
  return null;
}
