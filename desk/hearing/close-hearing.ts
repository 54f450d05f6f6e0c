import { and, eq, inArray } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { hearingInvitations, links } from '../../db/schema/all.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { send } from '../kit/transaction.js';

/** The school has decided: links of the round that were not used open nothing any more. */
export async function closeHearing(desk: Desk, file: Case): Promise<void> {
  send(desk, revokeLinks(desk.tx, { caseId: file.id, stageRound: file.stageRound }));
}

const revokeLinks = kept((db, { caseId, stageRound }: { caseId: string; stageRound: number }) => {
  const invited = db
    .select({ id: hearingInvitations.id })
    .from(hearingInvitations)
    .where(and(eq(hearingInvitations.caseId, caseId), eq(hearingInvitations.stageRound, stageRound)));
  return db
    .update(links)
    .set({ state: 'revoked' })
    .where(and(eq(links.state, 'live'), inArray(links.invitationId, invited)));
});
