import { and, desc, eq, inArray } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { openObjections, setSubject } from '../notice/find-notice.js';
import { rejoinNotice } from '../notice/rejoin-notice.js';

/**
 * A candidate who was taken off the latest notice stands on it again: while it hangs, as before; once it has come down, cleared —
 * unless an objection still waits for its finding (NOTICE-O03). Carries out at once what that means for the case.
 */
export async function hangAgain(desk: Desk, caseId: string): Promise<void> {
  const [latest] = await desk.tx
    .select({ noticeId: notices.id, state: notices.state })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(and(eq(noticeSubjects.caseId, caseId), inArray(noticeSubjects.state, ['removed', 'upheld'])))
    .orderBy(desc(notices.publishedAt))
    .limit(1);
  if (!latest) return;
  const subject = { noticeId: latest.noticeId, caseId };
  const waiting = (await openObjections(desk, subject)).length > 0;
  const state = waiting ? 'underInvestigation' : latest.state === 'open' ? 'listed' : 'cleared';
  await setSubject(desk, subject, state);
  await rejoinNotice(desk, caseId);
}
