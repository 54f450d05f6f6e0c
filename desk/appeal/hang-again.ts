import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { appeals, noticeSubjects, notices, objections } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { openObjections, setSubject } from '../notice/find-notice.js';
import { rejoinNotice } from '../notice/rejoin-notice.js';

/**
 * A candidate who was taken off the latest notice stands on it again: while it hangs, as before; once it has come down, cleared —
 * unless an objection still waits for its finding, or was upheld while the
 * candidate was away (NOTICE-O03). Carries out at once what that means for the case.
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
  const state = (await isFoundAgainst(desk, subject))
    ? 'upheld'
    : waiting
      ? 'underInvestigation'
      : latest.state === 'open'
        ? 'listed'
        : 'cleared';
  await setSubject(desk, subject, state);
  await rejoinNotice(desk, caseId);
}

/** An upheld objection that no appeal has overturned. */
async function isFoundAgainst(
  desk: Desk,
  at: { readonly noticeId: string; readonly caseId: string },
): Promise<boolean> {
  const overturned = desk.tx
    .select({ id: appeals.subjectId })
    .from(appeals)
    .where(and(eq(appeals.against, 'objectionUpheld'), eq(appeals.state, 'upheld')));
  const rows = await desk.tx
    .select({ id: objections.id })
    .from(objections)
    .where(
      and(
        eq(objections.noticeId, at.noticeId),
        eq(objections.caseId, at.caseId),
        eq(objections.state, 'upheld'),
        notInArray(objections.id, overturned),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
