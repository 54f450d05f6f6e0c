import { and, desc, eq } from 'drizzle-orm';
import type { CertificateStatus } from '../../domain/certificate.js';
import type { Db } from '../database.js';
import { certificates, decisions, honours } from '../schema/all.js';

export interface Verified {
  /** Every field as it was printed: whoever holds the paper compares them all (anchors 4F-1). */
  readonly printed: Readonly<Record<string, string>>;
  /** Of this moment, not of the day of issue. */
  readonly status: CertificateStatus;
  /** When it was decided so; null for one that stands as it was issued, and of an honour. */
  readonly since: string | null;
  readonly issuedAt: string;
}

/** The code as people type it: small letters, spaces and dashes are forgiven; 0, 1 and 8 are read as O, I and B. */
const asPrinted = (code: string): string =>
  code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'B');

/** An honour's code is looked up like a certificate's (ASSESS-08). */
async function honourUnder(db: Db, code: string): Promise<Verified | null> {
  const [honour] = await db.select().from(honours).where(eq(honours.verificationCode, code));
  return honour ? { printed: honour.printed, status: honour.status, since: null, issuedAt: honour.issuedAt } : null;
}

/** What was granted under a verification code; null for a code that was never printed. */
export async function verification(db: Db, code: string): Promise<Verified | null> {
  const [paper] = await db
    .select()
    .from(certificates)
    .where(eq(certificates.verificationCode, asPrinted(code)));
  if (!paper) return honourUnder(db, asPrinted(code));
  const { printed, status, issuedAt, caseId } = paper;
  const [said] = await db
    .select({ at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.kind, 'certificateStatus')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return { printed, status, issuedAt, since: said?.at ?? null };
}
