import { and, eq, gt } from 'drizzle-orm';
import { cases } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';

/**
 * All candidates are judged at once: while a withdrawal from `stage` may still be undone, its candidate could come back to a stage
 * that is over. 'stageNotOpen' (HOST-15) with the instant until which to wait, or null.
 */
export async function refuseWhileUndoable(desk: Desk, roundId: string, stage: CaseState): Promise<Refusal | null> {
  const [one] = await desk.tx
    .select({ id: cases.id, until: cases.withdrawUndoUntil })
    .from(cases)
    .where(
      and(
        eq(cases.roundId, roundId),
        eq(cases.state, 'withdrawn'),
        eq(cases.priorState, stage),
        gt(cases.withdrawUndoUntil, desk.now),
      ),
    );
  return one?.until ? refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { caseId: one.id, until: one.until } }) : null;
}
