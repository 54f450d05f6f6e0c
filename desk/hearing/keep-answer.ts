import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { hearingAnswers } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';

type Answer = Omit<typeof hearingAnswers.$inferInsert, 'id'>;

/**
 * Adds an answer and writes all answers of its stage round anew, in the order of fresh random ids. PostgreSQL stamps each row
 * with its transaction and place: without this, `xmin` or the order on disk would lead from an answer to the link used with it.
 * The caller holds the case, so nobody else writes answers meanwhile.
 */
export async function keepAnswer(desk: Desk, answer: Answer): Promise<void> {
  const earlier = await desk.tx
    .delete(hearingAnswers)
    .where(and(eq(hearingAnswers.caseId, answer.caseId), eq(hearingAnswers.stageRound, answer.stageRound)))
    .returning();
  const shuffled = [...earlier, answer].map((one) => ({ ...one, id: randomUUID() }));
  shuffled.sort((a, b) => (a.id < b.id ? -1 : 1));
  await desk.tx.insert(hearingAnswers).values(shuffled);
}
