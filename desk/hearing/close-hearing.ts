import { and, eq, inArray } from 'drizzle-orm';
import { hearingInvitations, links } from '../../db/schema/all.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { send } from '../kit/transaction.js';

/** The school has decided: links of the round that were not used open nothing any more. */
export async function closeHearing(desk: Desk, file: Case): Promise<void> {
  const invited = desk.tx
    .select({ id: hearingInvitations.id })
    .from(hearingInvitations)
    .where(and(eq(hearingInvitations.caseId, file.id), eq(hearingInvitations.stageRound, file.stageRound)));
  send(
    desk,
    desk.tx
      .update(links)
      .set({ state: 'revoked' })
      .where(and(eq(links.state, 'live'), inArray(links.invitationId, invited))),
  );
}
