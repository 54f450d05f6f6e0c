import { and, eq, lt } from 'drizzle-orm';
import { links, objections } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { positionIn } from '../../domain/notice/window.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { lockNotice, type Notice, windowOf } from './find-notice.js';
import { noticeFrame, objectionTerms } from './notice-frame.js';

/**
 * Whether an address may still be asked to confirm though the time for it has passed: while the notice hangs, the same objection
 * could be handed in anew and would be given that time again. Afterwards it is a lead (docs/decisions/0006).
 */
export const mayConfirmAgain = (notice: Notice, now: Instant): boolean =>
  notice.state === 'open' && positionIn(windowOf(notice), now) === 'within';

/**
 * NOTICE-O02: gives an objector `objectionConfirmationDays` again, from now.
 * @returns the new end, or null where the notice hangs no more or the objection is not waiting for its confirmation
 */
export async function renewConfirmation(desk: Desk, objectionId: string): Promise<Instant | null> {
  const mine = eq(objections.id, objectionId);
  const over = and(eq(links.objectionId, objectionId), eq(links.state, 'live'), lt(links.expiresAt, desk.now));
  // The link before the notice, as its confirmation does.
  await desk.tx.select({ id: links.id }).from(links).where(over).for('update');
  const [known] = await desk.tx.select({ noticeId: objections.noticeId }).from(objections).where(mine);
  const notice = known && (await lockNotice(desk, known.noticeId));
  if (!notice || !mayConfirmAgain(notice, desk.now)) return null;
  const [objection] = await desk.tx.select({ state: objections.state }).from(objections).where(mine).for('update');
  if (objection?.state !== 'unconfirmed') return null;
  const terms = objectionTerms(await noticeFrame(desk, notice));
  const until = dueAfter(desk.calendar(), desk.now, terms.objectionConfirmationDays).due;
  const renewed = await desk.tx.update(links).set({ expiresAt: until }).where(over).returning({ id: links.id });
  return renewed.length > 0 ? until : null;
}
