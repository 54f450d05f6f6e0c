import { and, eq, gte } from 'drizzle-orm';
import { noticeSubjects, notices } from '../../db/schema/all.js';
import { noticeWindow } from '../../domain/calendar/due.js';
import { proofText } from '../../domain/notice/proof.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';
import { type NoticeFrame, workingDaysIn } from './notice-frame.js';

type Notice = typeof notices.$inferSelect;

/** Working days a notice hangs (NOTICE-O01): its own; of one published before that was kept, its round's. */
export const lengthOf = ({ workingDays, level }: Pick<Notice, 'workingDays' | 'level'>, frame: NoticeFrame): number =>
  workingDays ?? workingDaysIn(frame, level);

/**
 * Puts the end of a notice that hangs on a later instant; what is sealed of it names the day on which it really comes down.
 * @returns the new hash of what hangs
 */
export async function hangLonger(
  desk: Desk,
  notice: Notice,
  until: { readonly closesAt: Instant; readonly calendarVersion: string; readonly workingDays: number },
): Promise<string> {
  const subjects = await desk.tx.select().from(noticeSubjects).where(eq(noticeSubjects.noticeId, notice.id));
  const proof = proofText({
    ...notice,
    noticeId: notice.id,
    window: { opensAt: notice.publishedAt, closesAt: until.closesAt },
    subjects: subjects.map(({ subjectId, digest }) => ({ subjectId, digest })),
  });
  const contentHash = sha256(proof);
  await desk.tx
    .update(notices)
    .set({ ...until, contentHash })
    .where(eq(notices.id, notice.id));
  return contentHash;
}

/**
 * After an order on the length of notices: what still hangs for less hangs as long from its publication. What hangs for longer stays:
 * nobody who read a date on the board finds the notice gone before it.
 */
export async function extendByOrder(
  desk: Desk,
  round: Round,
  by: { readonly actor: PersonActor; readonly seat: Seat; readonly order: string },
): Promise<void> {
  const hanging = await desk.tx
    .select()
    .from(notices)
    .where(and(eq(notices.roundId, round.id), eq(notices.state, 'open'), gte(notices.closesAt, desk.now)))
    .orderBy(notices.id)
    .for('update');
  for (const notice of hanging) {
    const workingDays = round.parameters.noticeWorkingDays[notice.level];
    const { until: closesAt, calendarVersion } = noticeWindow(desk.calendar(), notice.publishedAt, workingDays);
    if (closesAt <= notice.closesAt) continue;
    const contentHash = await hangLonger(desk, notice, { closesAt, calendarVersion, workingDays });
    await record(desk, by.actor, {
      chain: notice.id,
      act: 'extendNoticeByOrder',
      seat: by.seat,
      ruleIds: ['NOTICE-O01', 'CONV-11'],
      facts: { number: notice.number, before: notice.closesAt, closesAt, contentHash, order: by.order },
    });
  }
}
