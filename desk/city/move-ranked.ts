import { notTaken } from '../../domain/ending.js';
import type { RankingRow } from '../../domain/panel/ranking.js';
import type { Refusal } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Case, moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';

/**
 * What the confirmed ranking means for one candidate (HOST-14): on to the project justification, or not selected with the reason
 * of the ranking — below the line, beyond capacity, too few scores.
 */
export async function moveRanked(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  round: Round,
  file: Case,
  row: RankingRow,
  chosen: boolean,
): Promise<Refusal | null> {
  const no = chosen
    ? await moveCase(desk, file, 'select')
    : await endCase(desk, round, file, 'notSelect', { reason: notTaken(row.outcome), ruleId: 'HOST-14' });
  if (no) return no;
  const outcome = chosen ? 'selected' : 'notSelected';
  const reason = chosen ? '' : row.outcome;
  decide(desk, actor, seat, {
    caseId: file.id,
    stage: 'expertReview',
    stageRound: file.stageRound,
    kind: 'expertReview',
    ruleIds: ['HOST-14', 'HOST-25'],
    decision: outcome,
    reason,
    content: { mean: row.mean, shown: row.shown, rank: row.rank, tieBrokenBy: row.tieBrokenBy ?? null },
    formHash: file.formHash,
  });
  await record(desk, actor, {
    chain: file.id,
    act: 'confirmRanking',
    seat,
    ruleIds: ['HOST-14', 'HOST-25'],
    formHash: file.formHash,
    facts: { outcome, reason, rank: row.rank ?? 0 },
  });
  await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', stage: 'expertReview', number: 1, outcome });
  if (chosen) await writeToApplicant(desk, round, file, { state: 'projectJustification', ruleId: 'HOST-14' });
  return null;
}
