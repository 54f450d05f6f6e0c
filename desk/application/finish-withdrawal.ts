import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { cases, tasks } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { lockCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { freePlace } from '../kit/quota.js';
import { leaveNotice } from '../notice/leave-notice.js';
import { outlivingWithdrawal, thawTasks } from '../veto/freeze.js';

/**
 * A withdrawal can no longer be undone: the quota place is free (HOST-O14), its tasks end, it leaves every notice.
 * @returns false when there is nothing to end: it was undone meanwhile, or ended before
 * @throws Error while it can still be undone: whoever asked woke up early and asks again
 */
export async function finishWithdrawal(desk: Desk, caseId: string): Promise<boolean> {
  const [file] = await lockCase(desk.tx, { caseId });
  if (file?.state !== 'withdrawn' || file.endedAt !== null) return false;
  if (file.withdrawUndoUntil && desk.now < file.withdrawUndoUntil)
    throw new Error('the withdrawal can still be undone');
  await desk.tx.update(cases).set({ endedAt: desk.now }).where(eq(cases.id, caseId));
  const freed = await freePlace(desk, file);
  await desk.tx
    .update(tasks)
    .set({ state: 'cancelled', outcome: 'withdrawn', closedAt: desk.now })
    .where(
      and(
        eq(tasks.caseId, caseId),
        inArray(tasks.state, ['open', 'suspended']),
        notInArray(tasks.kind, outlivingWithdrawal),
      ),
    );
  // An objection that rested under an ethics finding (VETO-O03): the case can no longer move, the objector is owed an answer.
  await thawTasks(desk, caseId, ['objectionHandling']);
  await leaveNotice(desk, caseId);
  await record(desk, system, { chain: caseId, act: 'finishWithdrawal', facts: { freedPlace: freed ? 1 : 0 } });
  return true;
}
