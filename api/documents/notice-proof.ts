import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { noticeSubjects, notices, objections, organisations } from '../../db/schema/all.js';
import { type NoticeProofData, renderNoticeProof } from '../../documents/notice-proof.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import { workingDaysBetween } from '../../domain/calendar/working-days.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { downloadWords } from '../../text/downloads.js';
import { toBeAnswered } from './opinions.js';

/** The proof of a notice that has come down, as PDF. 'notFound' for an unknown one, 'stageNotOpen' (NOTICE) while it hangs. */
export async function noticeProofPdf(tx: Db, calendar: CalendarData, noticeId: string): Promise<Result<Buffer>> {
  const [row] = await tx
    .select({ notice: notices, issuer: organisations.name })
    .from(notices)
    .innerJoin(organisations, eq(organisations.id, notices.orgId))
    .where(eq(notices.id, noticeId));
  if (!row) return refused(refuse('notFound'));
  const { notice, issuer } = row;
  if (!notice.takenDownAt)
    return refused(refuse('stageNotOpen', { ruleId: 'NOTICE', facts: { closesAt: notice.closesAt } }));
  const [from, to] = [dayOf(notice.publishedAt), dayOf(lastMoment(notice.takenDownAt, notice.closesAt))];
  return renderNoticeProof({
    title: notice.title,
    noticeNo: notice.number,
    issuer,
    from,
    to,
    workingDays: workingDaysBetween(calendar, from, to),
    ...(await subjectsOf(tx, noticeId)),
    objections: await countsOf(tx, noticeId),
    contentHash: notice.contentHash,
    issueDay: dayOf(notice.takenDownAt),
    at: notice.takenDownAt,
  });
}

/** The window's own end, unless the notice was taken down before. */
export const lastMoment = (takenDownAt: string, closesAt: string): string =>
  takenDownAt < closesAt ? takenDownAt : closesAt;

async function subjectsOf(tx: Db, noticeId: string): Promise<Pick<NoticeProofData, 'subjects' | 'takenOff'>> {
  const rows = await tx.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, noticeId));
  const answered = await objectionsTo(tx, noticeId);
  const wasDismissed = (id: string) => answered.some((row) => row.subjectId === id && row.state === 'dismissed');
  const subjects = rows.map(({ subjectId, shown, state }) => ({
    name: shown.name ?? '',
    unit: shown.school ?? '',
    outcome: downloadWords.zh.outcomes[state === 'cleared' && wasDismissed(subjectId) ? 'dismissed' : state],
  }));
  return { subjects, takenOff: rows.filter(({ state }) => state === 'upheld' || state === 'removed').length };
}

async function countsOf(tx: Db, noticeId: string): Promise<NoticeProofData['objections']> {
  const rows = await objectionsTo(tx, noticeId);
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return { received: rows.length, upheld: count('upheld'), dismissed: count('dismissed') };
}

const objectionsTo = (tx: Db, noticeId: string) =>
  tx
    .select({ subjectId: objections.subjectId, state: objections.state })
    .from(objections)
    .where(and(eq(objections.noticeId, noticeId), toBeAnswered));
