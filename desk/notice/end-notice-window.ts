import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/all.js';
import { refuseClosing } from '../../domain/notice/progress.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { clearWaiting } from './clear-waiting.js';
import { confirmNotice } from './confirm-notice.js';
import { windowOf } from './find-notice.js';
import { lockWithSubjects } from './on-notice.js';

/**
 * The window is over: the notice comes down, and everybody without an open objection goes on (NOTICE-O01, NOTICE-O03).
 * Never early, and only once.
 */
export async function endNoticeWindow(desk: Desk, noticeId: string): Promise<void> {
  const { notice, shown } = await lockWithSubjects(desk, noticeId);
  if (notice?.state !== 'open' || refuseClosing(windowOf(notice), desk.now)) return;
  await desk.tx.update(notices).set({ state: 'closed', takenDownAt: desk.now }).where(eq(notices.id, noticeId));
  await clearWaiting(desk, notice, shown);
  await record(desk, system, {
    chain: noticeId,
    act: 'takeDownNotice',
    ruleIds: ['NOTICE-O01'],
    facts: { number: notice.number, contentHash: notice.contentHash, from: notice.publishedAt, to: notice.closesAt },
  });
  await confirmNotice(desk, noticeId);
}
