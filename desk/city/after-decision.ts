import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { openRun, settleStage } from '../kit/stage.js';
import { closeRound } from '../round/close-round.js';
import { heldBack } from './held-back.js';
import { lockRound } from './round-task.js';
import { casesIn, isAnyIn } from './section.js';
import { refuseWhileUndoable } from './undoable.js';

/**
 * Ends the decision stage and the round once nobody is on the notice or undecided any more; a candidate held back by an objection
 * is waited for (NOTICE-O03), and so is one whom an ethics finding held back (VETO-O03).
 */
export async function afterDecision(desk: Desk, roundId: string, decidedBy?: string): Promise<boolean> {
  const subject = { kind: 'round', id: roundId } as const;
  const run = await openRun(desk, subject, 'decision');
  if (!run) return false;
  // the last two who are waited for may be settled at the same moment: one of them sees the other
  const round = await lockRound(desk, roundId);
  if (!round || (await isAnyIn(desk, roundId, ['cityNotice', 'finalDecision']))) return false;
  if (await isAnybodyBehind(desk, round)) return false;
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

/** Somebody whom the round went on without for a while, and who may still come to a notice of their own. */
async function isAnybodyBehind(desk: Desk, round: Round): Promise<boolean> {
  if (await openRun(desk, { kind: 'round', id: round.id }, 'justification')) return true;
  const behind = await casesIn(desk, round.id, ['expertReview', 'projectJustification']);
  return behind.length > 0 && (await heldBack(desk, round, behind)).size > 0;
}
