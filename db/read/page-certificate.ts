import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { certificates, decisions, people } from '../schema/all.js';

type Status = (typeof certificates.$inferSelect)['status'];

/** What was proposed about a certificate and waits for another person's decision (HOST-27). */
export interface StatusProposal {
  readonly id: string;
  readonly status: Status;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposerId: string;
  readonly at: string;
}

/** The certificate of a case with what is proposed about it now; null while none was granted. */
export async function certificateOf(db: Db, caseId: string) {
  const [paper] = await db.select().from(certificates).where(eq(certificates.caseId, caseId));
  if (!paper) return null;
  const rows = await db
    .select({ decision: decisions, name: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.deciderId))
    .where(and(eq(decisions.caseId, caseId), eq(decisions.stage, 'finalDecision')))
    .orderBy(asc(decisions.decidedAt));
  const decided = (id: string) =>
    rows.some((row) => row.decision.kind === 'certificateStatus' && row.decision.seat.includes(id));
  const proposals = rows.flatMap(({ decision, name }): readonly StatusProposal[] => {
    const { from } = decision.content as { readonly from?: string };
    if (decision.kind !== 'certificateProposal' || from !== paper.status || decided(decision.id)) return [];
    const { id, reason, deciderId, decidedAt } = decision;
    return [
      { id, status: decision.decision as Status, reason, proposedBy: name, proposerId: deciderId, at: decidedAt },
    ];
  });
  return { certificateNumber: paper.certificateNumber, code: paper.verificationCode, status: paper.status, proposals };
}
