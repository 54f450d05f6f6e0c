import { and, eq, gt, isNotNull } from 'drizzle-orm';
import { cases, hearingInvitations, links, notices, objections, vetoes } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { type NoticeFrame, objectionTerms } from '../notice/notice-frame.js';

/** What is counted in working days without a stage of its own: the appeal against a veto, invitations to be heard, confirmations. */
export async function extendWindows(desk: Desk, round: Round): Promise<void> {
  await extendVetoAppeals(desk, round);
  await extendInvitations(desk, round);
  await extendConfirmations(desk, round);
}

/** VETO-O05: the vetoed case's process holds a timer to this very instant. */
async function extendVetoAppeals(desk: Desk, round: Round): Promise<void> {
  const standing = await desk.tx
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.roundId, round.id), eq(vetoes.state, 'effective'), gt(vetoes.appealUntil, desk.now)));
  for (const { id, caseId, decidedAt, appealUntil } of standing) {
    if (!caseId || !decidedAt || !appealUntil) continue;
    const { due } = dueAfter(desk.calendar(), decidedAt, round.parameters.vetoAppealWorkingDays);
    if (due <= appealUntil) continue;
    await desk.tx.update(vetoes).set({ appealUntil: due }).where(eq(vetoes.id, id));
    const until = desk.clock.realInstant(due);
    await tell(desk, { kind: 'case', id: caseId }, { kind: 'interrupted', outcome: 'vetoed', until });
  }
}

const isLive = ({ now }: Desk) => and(eq(links.state, 'live'), isNotNull(links.expiresAt), gt(links.expiresAt, now));

async function extendInvitations(desk: Desk, round: Round): Promise<void> {
  const invited = await desk.tx
    .select({ link: links })
    .from(links)
    .innerJoin(hearingInvitations, eq(hearingInvitations.id, links.invitationId))
    .innerJoin(cases, eq(cases.id, hearingInvitations.caseId))
    .where(and(isLive(desk), eq(cases.roundId, round.id)));
  for (const { link } of invited) await extendLink(desk, link, round.parameters.hearingDays);
}

/** NOTICE-O02: the time in which objectors confirm their addresses, of the notices of a round or of a call. */
export async function extendConfirmations(desk: Desk, frame: NoticeFrame): Promise<void> {
  const confirming = await desk.tx
    .select({ link: links })
    .from(links)
    .innerJoin(objections, eq(objections.id, links.objectionId))
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(and(isLive(desk), eq(frame.kind === 'call' ? notices.callId : notices.roundId, frame.id)));
  for (const { link } of confirming) await extendLink(desk, link, objectionTerms(frame).objectionConfirmationDays);
}

async function extendLink(desk: Desk, { id, createdAt, expiresAt }: Link, days: number): Promise<void> {
  const { due } = dueAfter(desk.calendar(), createdAt, days);
  if (expiresAt && due > expiresAt) await desk.tx.update(links).set({ expiresAt: due }).where(eq(links.id, id));
}

type Link = typeof links.$inferSelect;
