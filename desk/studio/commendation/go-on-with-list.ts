import type { Desk } from '../../kit/deps.js';
import { confirmNotice } from '../../notice/confirm-notice.js';
import { latestNoticeOf } from '../../notice/find-notice.js';

/** An appeal is over: the list may be decided on, where nothing else holds it. The caller holds the call. */
export async function goOnWithList(desk: Desk, nomineeId: string): Promise<void> {
  const latest = await latestNoticeOf(desk, nomineeId);
  if (latest) await confirmNotice(desk, latest.notice.id);
}
