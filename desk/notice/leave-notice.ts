import { and, eq, inArray } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { confirmNotice } from './confirm-notice.js';
import { setSubject } from './find-notice.js';

/** A case that is finally withdrawn or vetoed leaves every notice it still hangs on; the others on it go on. */
export async function leaveNotice(desk: Desk, caseId: string): Promise<void> {
  const hanging = await desk.tx
    .select({ noticeId: notices.id, number: notices.number })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(
      and(
        eq(noticeSubjects.caseId, caseId),
        inArray(noticeSubjects.state, ['listed', 'underInvestigation', 'dismissed', 'cleared']),
      ),
    );
  for (const { noticeId, number } of hanging) {
    await setSubject(desk, { noticeId, caseId }, 'removed');
    await record(desk, system, { chain: noticeId, act: 'leaveNotice', facts: { number } });
    await confirmNotice(desk, noticeId);
  }
}
