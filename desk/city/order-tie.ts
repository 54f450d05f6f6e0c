import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { computeRanking, keepRanking, storedRanking } from './compute-ranking.js';
import { isSameGroup, openTie, votersOn } from './tie-voters.js';

/**
 * HOST-O15: an order of the bureau breaks a tie only where nobody of the panel may vote on it. Refuses `stageNotOpen` (no ranking to be
 * confirmed), `ruleForbids` (CONV-10: not the tied group; HOST-O15: the panel can vote).
 */
export async function judgeTieOrder(desk: Desk, round: Round, order: readonly string[]): Promise<Refusal | null> {
  const stored = await storedRanking(desk, round.id);
  if (!stored || stored.confirmedBy !== null)
    return refuse('stageNotOpen', { ruleId: 'CONV-10', facts: { stage: 'ranking' } });
  const tied = await openTie(desk, round);
  if (!isSameGroup(tied, order)) return refuse('ruleForbids', { ruleId: 'CONV-10', field: 'order' });
  const voters = await votersOn(desk, round, tied);
  return voters.length > 0 ? refuse('ruleForbids', { ruleId: 'HOST-O15', facts: { voters: voters.length } }) : null;
}

/** Keeps the ranking with the tied group in the order that a second person put in force, best first. */
export async function orderTie(desk: Desk, round: Round, order: readonly string[]): Promise<void> {
  const stored = await storedRanking(desk, round.id);
  const before = stored?.result ?? {};
  const places = Object.fromEntries(order.map((caseId, at) => [caseId, at + 1]));
  const byOrder = { ...stored?.result.byOrder, ...places };
  await keepRanking(desk, round.id, await computeRanking(desk, round, { ...before, byOrder }));
}
