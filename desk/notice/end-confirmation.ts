import type { Desk } from '../kit/deps.js';
import { clearWaiting } from './clear-waiting.js';
import { confirmNotice } from './confirm-notice.js';
import { lockWithSubjects } from './on-notice.js';

/**
 * The time in which an objector may confirm an address is over (NOTICE-O02): what nobody confirmed is a lead, and its subject goes on
 * like everybody else. Run twice it finds nothing to do.
 */
export async function endConfirmation(desk: Desk, noticeId: string): Promise<void> {
  const { notice, shown } = await lockWithSubjects(desk, noticeId);
  if (!notice || notice.state === 'open') return;
  await clearWaiting(desk, notice, shown);
  await confirmNotice(desk, noticeId);
}
