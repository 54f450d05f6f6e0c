import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/all.js';
import { refuseClosing } from '../../domain/notice/progress.js';
import { lockCases } from '../county/nominations.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';
import { confirmNotice } from './confirm-notice.js';
import { lockNotice, setSubject, subjectsOf, windowOf } from './find-notice.js';
import { followSubject } from './follow-subject.js';

/**
 * The window is over: the notice comes down, and everybody without an open objection goes on (NOTICE-O01, NOTICE-O03).
 * Never early, and only once.
 */
export async function endNoticeWindow(desk: Desk, noticeId: string): Promise<void> {
  const files = await lockCases(
    desk,
    (await subjectsOf(desk, noticeId)).map((subject) => subject.caseId),
  );
  const notice = await lockNotice(desk, noticeId);
  if (notice?.state !== 'open' || refuseClosing(windowOf(notice), desk.now)) return;
  await desk.tx.update(notices).set({ state: 'closed', takenDownAt: desk.now }).where(eq(notices.id, noticeId));
  const round = await roundOf(desk, notice.roundId);
  for (const subject of await subjectsOf(desk, noticeId)) {
    if (subject.state !== 'listed' && subject.state !== 'dismissed') continue;
    await setSubject(desk, subject, 'cleared');
    const file = files.get(subject.caseId);
    if (!file) continue;
    await record(desk, system, {
      chain: file.id,
      act: 'clearSubject',
      ruleIds: ['NOTICE-O03'],
      facts: { number: notice.number },
    });
    await followSubject(desk, { round, notice, file, state: 'cleared' });
  }
  await record(desk, system, {
    chain: noticeId,
    act: 'takeDownNotice',
    ruleIds: ['NOTICE-O01'],
    facts: { number: notice.number, contentHash: notice.contentHash, from: notice.publishedAt, to: notice.closesAt },
  });
  await confirmNotice(desk, noticeId);
}
