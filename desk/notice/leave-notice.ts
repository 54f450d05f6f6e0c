import { and, desc, eq } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { confirmNotice } from './confirm-notice.js';
import { lockNotice, type NoticeSubject, setSubject } from './find-notice.js';

const stillOn: readonly NoticeSubject['state'][] = ['listed', 'underInvestigation', 'dismissed', 'cleared'];

/**
 * A case that is finally withdrawn or vetoed, or a nominee whom a veto strikes, leaves its latest notice; the others on it go on, and what an earlier notice said stays
 * as it was. With nobody left on it a notice still hangs to its end and is confirmed empty.
 */
export async function leaveNotice(desk: Desk, subjectId: string): Promise<void> {
  const [latest] = await desk.tx
    .select({ noticeId: notices.id, number: notices.number })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(eq(noticeSubjects.subjectId, subjectId))
    .orderBy(desc(notices.publishedAt))
    .limit(1);
  if (!latest) return;
  const { noticeId, number } = latest;
  // Before anything else of the notice, as every act on it does: two of them wait for each other instead of blocking.
  await lockNotice(desk, noticeId);
  const [subject] = await desk.tx
    .select({ state: noticeSubjects.state })
    .from(noticeSubjects)
    .where(and(eq(noticeSubjects.noticeId, noticeId), eq(noticeSubjects.subjectId, subjectId)));
  if (!subject || !stillOn.includes(subject.state)) return;
  await setSubject(desk, { noticeId, subjectId }, 'removed');
  await record(desk, system, { chain: noticeId, act: 'leaveNotice', facts: { number } });
  await confirmNotice(desk, noticeId);
}
