import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { certificates } from '../../db/schema/all.js';
import { crashPoint } from '../../desk/kit/crash-points.js';
import { type CertificateData, renderCertificate } from '../../documents/certificate.js';
import { type PlaqueData, renderPlaque } from '../../documents/plaque.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { paperRoutes } from '../../domain/vocabulary.js';

export type Paper = typeof certificates.$inferSelect;

/** What was granted to a case; null before the approval. */
export async function paperOf(tx: Db, caseId: string): Promise<Paper | null> {
  const [paper] = await tx.select().from(certificates).where(eq(certificates.caseId, caseId));
  return paper ?? null;
}

/** The certificate as it was granted: every word from the frozen fields. */
export function certificateData(paper: Paper, publicUrl: string): CertificateData {
  const { printed } = paper;
  return {
    certificateNo: paper.certificateNumber,
    holderName: printed.holderName ?? '',
    schoolName: printed.schoolName ?? '',
    studioName: printed.studioName ?? '',
    roundName: printed.roundName ?? '',
    decisionNo: printed.decisionNumber ?? '',
    route: paperRoutes.find((route) => route === printed.route) ?? 'county',
    termFrom: printed.termFrom ?? '',
    termTo: printed.termTo ?? '',
    issuer: printed.issuer ?? '',
    issueDay: printed.issueDay ?? '',
    verification: whereToVerify(paper, publicUrl),
    at: paper.issuedAt,
  };
}

export function plaqueData(paper: Paper, publicUrl: string): PlaqueData {
  const { printed } = paper;
  return {
    plaqueNo: paper.plaqueNumber,
    studioName: printed.studioName ?? '',
    batchName: '',
    issuer: printed.issuer ?? '',
    issueDay: printed.issueDay ?? '',
    verification: whereToVerify(paper, publicUrl),
    at: paper.issuedAt,
  };
}

const whereToVerify = ({ verificationCode: code }: Paper, publicUrl: string) => ({
  url: `${publicUrl}/v/${code}`,
  domain: new URL(publicUrl).host,
  code,
});

/** A paper that is not in force is not handed out as if it were: 'ruleForbids' (HOST-27). Also 'notFound', 'unprintable'. */
export async function paperPdf(
  paper: Paper | null,
  which: 'certificate' | 'plaque',
  publicUrl: string,
): Promise<Result<Buffer>> {
  if (!paper) return refused(refuse('notFound'));
  if (paper.status !== 'valid')
    return refused(refuse('ruleForbids', { ruleId: 'HOST-27', field: 'status', facts: { status: paper.status } }));
  crashPoint('paper.asked');
  return which === 'certificate'
    ? renderCertificate(certificateData(paper, publicUrl))
    : renderPlaque(plaqueData(paper, publicUrl));
}
