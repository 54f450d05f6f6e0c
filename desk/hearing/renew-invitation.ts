import { and, eq, lt } from 'drizzle-orm';
import { hearingInvitations, links } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Instant } from '../../domain/time/beijing.js';
import { lockCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { roundOf } from '../kit/round.js';

/**
 * HOST-18: whoever was asked and let the time pass may still be heard while the school has not decided: the link is good for
 * `hearingDays` again, from now.
 * @returns the new end, or null where nothing is left to be said
 */
export async function renewInvitation(desk: Desk, invitationId: string): Promise<Instant | null> {
  const asked = eq(hearingInvitations.id, invitationId);
  const [known] = await desk.tx.select({ caseId: hearingInvitations.caseId }).from(hearingInvitations).where(asked);
  if (!known) return null;
  // The case before the invitation, as everywhere: neither the school's decision nor the answer is overtaken.
  const [file] = await lockCase(desk.tx, { caseId: known.caseId });
  const [invitation] = await desk.tx.select().from(hearingInvitations).where(asked).for('update');
  if (!file || !invitation || invitation.answeredAt) return null;
  if (file.state !== 'schoolReview' || file.stageRound !== invitation.stageRound) return null;
  const { parameters } = await roundOf(desk, file.roundId);
  const until = dueAfter(desk.calendar(), desk.now, parameters.hearingDays).due;
  const over = and(eq(links.invitationId, invitationId), eq(links.state, 'live'), lt(links.expiresAt, desk.now));
  const renewed = await desk.tx.update(links).set({ expiresAt: until }).where(over).returning({ id: links.id });
  return renewed.length > 0 ? until : null;
}
