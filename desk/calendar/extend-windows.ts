import { and, eq, gt, isNotNull } from 'drizzle-orm';
import { cases, hearingInvitations, links, notices, objections, vetoes } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';

/** What is counted in working days without a stage of its own: the appeal against a veto, invitations to be heard, confirmations. */
export async function extendWindows(desk: Desk, round: Round): Promise<void> {
  await extendVetoAppeals(desk, round);
  await extendLinks(desk, round);
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

async function extendLinks(desk: Desk, round: Round): Promise<void> {
  const { hearingDays, objectionConfirmationDays } = round.parameters;
  const live = and(eq(links.state, 'live'), isNotNull(links.expiresAt), gt(links.expiresAt, desk.now));
  const invited = await desk.tx
    .select({ link: links })
    .from(links)
    .innerJoin(hearingInvitations, eq(hearingInvitations.id, links.invitationId))
    .innerJoin(cases, eq(cases.id, hearingInvitations.caseId))
    .where(and(live, eq(cases.roundId, round.id)));
  const confirming = await desk.tx
    .select({ link: links })
    .from(links)
    .innerJoin(objections, eq(objections.id, links.objectionId))
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .where(and(live, eq(notices.roundId, round.id)));
  const all = [
    ...invited.map(({ link }) => ({ link, days: hearingDays })),
    ...confirming.map(({ link }) => ({ link, days: objectionConfirmationDays })),
  ];
  for (const { link, days } of all) {
    const { due } = dueAfter(desk.calendar(), link.createdAt, days);
    if (link.expiresAt && due > link.expiresAt)
      await desk.tx.update(links).set({ expiresAt: due }).where(eq(links.id, link.id));
  }
}
