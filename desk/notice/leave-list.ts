import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases, decisions, tasks } from '../../db/schema/all.js';
import { lockCases } from '../county/nominations.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { freePlace } from '../kit/quota.js';

/**
 * A candidate came back whose county has published its list meanwhile: the place is free (HOST-O14), and the candidate waits with
 * the others whom the county may still choose. Call it in the transaction that restored the case.
 * @returns whether a place was freed
 */
export async function leaveList(desk: Desk, caseId: string): Promise<boolean> {
  const file = (await lockCases(desk, [caseId])).get(caseId);
  if (file?.state !== 'countyReview' || file.holdsPlace !== 1 || (await isOnOpenList(desk, file))) return false;
  const freed = await freePlace(desk, file);
  await desk.tx.update(cases).set({ rank: null }).where(eq(cases.id, caseId));
  return freed;
}

const list = z.object({ nominees: z.array(z.object({ caseId: z.string() })) });

/** Whether a list that names this candidate still waits to be published. The leader who publishes it just now is waited for. */
export async function isOnOpenList(desk: Desk, file: Pick<Case, 'id' | 'roundId' | 'countyId'>): Promise<boolean> {
  if (!file.countyId) return false;
  const waiting = await desk.tx
    .select({ nominationId: tasks.subjectId })
    .from(tasks)
    .where(
      and(
        eq(tasks.roundId, file.roundId),
        eq(tasks.orgId, file.countyId),
        eq(tasks.kind, 'publishNotice'),
        eq(tasks.state, 'open'),
      ),
    )
    .for('update');
  for (const { nominationId } of waiting) {
    const [latest] = await desk.tx
      .select({ content: decisions.content })
      .from(decisions)
      .where(and(eq(decisions.subjectId, nominationId), eq(decisions.kind, 'selectNominees')))
      .orderBy(desc(decisions.decidedAt))
      .limit(1);
    if (latest && list.parse(latest.content).nominees.some(({ caseId }) => caseId === file.id)) return true;
  }
  return false;
}
