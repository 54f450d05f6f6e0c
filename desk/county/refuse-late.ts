import { isAfter } from '../../domain/notice/window.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { type Nomination, refuseAfterDraw, sendUntil } from './nominations.js';

/** HOST-O14: after the city's date nothing is taken unless the city reopened ('windowClosed'); after the draw nothing at all. */
export async function refuseLateBundle(desk: Desk, round: Round, nomination: Nomination): Promise<Refusal | null> {
  const until = sendUntil(round, nomination);
  const blocked = round.parameters.lateBundle === 'blockedUnlessReopened' && isAfter(desk.now, until);
  if (blocked) return refuse('windowClosed', { ruleId: 'HOST-O14', facts: { closedAt: until } });
  return refuseAfterDraw(desk, round);
}

/** A part that brings whom an objection held back (NOTICE-O03) is taken while the round lasts: 'stageNotOpen' (HOST-26) after it. */
export const refuseAfterRound = (round: Round): Refusal | null =>
  round.state === 'open' ? null : refuse('stageNotOpen', { ruleId: 'HOST-26', facts: { state: round.state } });
