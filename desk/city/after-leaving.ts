import { eq } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { openRun, settleStage } from '../kit/stage.js';
import { afterDecision } from './after-decision.js';
import { afterJustification } from './after-justification.js';
import { endIdleAsks } from './late-declarations.js';
import { nobodyCanCome } from './pool.js';
import { lockRound } from './round-task.js';
import { askToOpen, scoringRun } from './sheets.js';

/**
 * A case has left the round for good (withdrawn, vetoed, removed from the notice): if it was the last one its stage waited for, the
 * stage goes on without it. Run twice it finds nothing to do.
 */
export async function afterLeaving(desk: Desk, caseId: string): Promise<void> {
  const [file] = await desk.tx.select({ roundId: cases.roundId }).from(cases).where(eq(cases.id, caseId));
  if (!file) return;
  // two who leave at the same moment may be the last ones together
  const round = await lockRound(desk, file.roundId);
  if (round?.state !== 'open') return;
  const subject = { kind: 'round', id: round.id } as const;
  const forming = await openRun(desk, subject, 'panelFormation');
  if (forming && (await nobodyCanCome(desk, round.id)))
    await settleStage(desk, { subject, stage: 'panelFormation', number: forming.number, outcome: 'drawn' });
  const scoring = await scoringRun(desk, round.id);
  if (scoring) {
    await endIdleAsks(desk, round);
    await askToOpen(desk, round, scoring);
  }
  const justification = await openRun(desk, subject, 'justification');
  if (justification) await afterJustification(desk, round, justification);
  await afterDecision(desk, round.id);
}
