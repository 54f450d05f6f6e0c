import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { noticeSubjects, notices, objections } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';

export type Notice = typeof notices.$inferSelect;
export type NoticeSubject = typeof noticeSubjects.$inferSelect;
export type FiledObjection = typeof objections.$inferSelect;

/** Locks a notice; whom it shows is locked before it (`lockOnNotice`), never after. */
export async function lockNotice(desk: Desk, noticeId: string): Promise<Notice | undefined> {
  const [notice] = await desk.tx.select().from(notices).where(eq(notices.id, noticeId)).for('update');
  return notice;
}

export const subjectsOf = (desk: Desk, noticeId: string): Promise<NoticeSubject[]> =>
  desk.tx
    .select()
    .from(noticeSubjects)
    .where(eq(noticeSubjects.noticeId, noticeId))
    .orderBy(asc(noticeSubjects.subjectId));

export async function setSubject(
  desk: Desk,
  subject: Pick<NoticeSubject, 'noticeId' | 'subjectId'>,
  state: NoticeSubject['state'],
): Promise<void> {
  await desk.tx
    .update(noticeSubjects)
    .set({ state })
    .where(and(eq(noticeSubjects.noticeId, subject.noticeId), eq(noticeSubjects.subjectId, subject.subjectId)));
}

/** Objections to one person that still wait for a finding, on whichever notice: a new notice takes nothing from an earlier objector. */
export async function openObjections(
  desk: Desk,
  subject: Pick<NoticeSubject, 'subjectId'>,
): Promise<readonly FiledObjection[]> {
  return desk.tx
    .select()
    .from(objections)
    .where(and(eq(objections.subjectId, subject.subjectId), inArray(objections.state, ['registered'])));
}

/** Where a case or a nominee hangs, or last hung. */
export async function latestNoticeOf(
  desk: Desk,
  subjectId: string,
): Promise<{ readonly notice: Notice; readonly subject: NoticeSubject } | undefined> {
  const [latest] = await desk.tx
    .select({ notice: notices, subject: noticeSubjects })
    .from(noticeSubjects)
    .innerJoin(notices, eq(notices.id, noticeSubjects.noticeId))
    .where(eq(noticeSubjects.subjectId, subjectId))
    .orderBy(desc(notices.publishedAt))
    .limit(1);
  return latest;
}

/** The window as the rules of `domain/notice` read it. */
export const windowOf = (notice: Notice) => ({ opensAt: notice.publishedAt, closesAt: notice.closesAt });

/** Serial of a notice number, e.g. 7 of GS2026-0007; receipts repeat it. */
export function serialOf(number: string): { readonly year: number; readonly serial: number } {
  const [year = '', serial = ''] = number.replace('GS', '').split('-');
  return { year: Number(year), serial: Number(serial) };
}
