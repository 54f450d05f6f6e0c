import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { accountabilityRecords, decisions, vetoes } from '../schema/all.js';

/** The findings against a term's host, the oldest first, each with what stands of accountability (VETO-04). */
export const findingsOfTerm = (db: Db, termId: string) =>
  db
    .select({ finding: vetoes, accountability: accountabilityRecords })
    .from(vetoes)
    .leftJoin(accountabilityRecords, eq(accountabilityRecords.vetoId, vetoes.id))
    .where(eq(vetoes.termId, termId))
    .orderBy(asc(vetoes.registeredAt), asc(vetoes.id));

/** Why a finding was decided as it was; empty before. */
export async function reasonOfFinding(db: Db, vetoId: string): Promise<string> {
  const [said] = await db
    .select({ reason: decisions.reason })
    .from(decisions)
    .where(and(eq(decisions.subjectId, vetoId), eq(decisions.kind, 'findingDecision')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return said?.reason ?? '';
}
