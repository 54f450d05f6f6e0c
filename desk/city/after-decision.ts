import type { Desk } from '../kit/deps.js';
import { openRun, settleStage } from '../kit/stage.js';
import { closeRound } from '../round/close-round.js';
import { casesIn } from './section.js';
import { refuseWhileUndoable } from './undoable.js';

/**
 * Ends the decision stage and the round once nobody is on the notice or undecided any more; a candidate held back by an objection
 * is waited for (NOTICE-O03).
 */
export async function afterDecision(desk: Desk, roundId: string, decidedBy?: string): Promise<boolean> {
  const subject = { kind: 'round', id: roundId } as const;
  const run = await openRun(desk, subject, 'decision');
  if (!run || (await casesIn(desk, roundId, ['cityNotice', 'finalDecision'])).length > 0) return false;
  for (const state of ['cityNotice', 'finalDecision'] as const)
    if (await refuseWhileUndoable(desk, roundId, state)) return false;
  await settleStage(desk, {
    subject,
    stage: 'decision',
    number: run.number,
    outcome: 'decided',
    ...(decidedBy ? { closedBy: decidedBy } : {}),
  });
  await closeRound(desk, roundId);
  return true;
}
