import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { certificates, decisions } from '../../../db/schema/all.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';

type Status = (typeof certificates.$inferSelect)['status'];

interface By {
  readonly actor: PersonActor;
  readonly seat: Seat;
  readonly vetoId: string;
  readonly decisionNumber: string;
  readonly reason: string;
}

/**
 * VETO-02: with the title the certificate is void, and the verification page says so at once (I30). Its register keeps the number. A
 * certificate that was revoked before stays as it is.
 */
export async function revokeCertificate(desk: Desk, term: Pick<Term, 'studio'>, by: By): Promise<void> {
  const paper = await lockPaper(desk, term);
  if (!paper || paper.status === 'revoked') return;
  await setStatus(desk, paper, 'revoked', { ...by, seatKey: by.vetoId, ruleIds: ['VETO-02', 'HOST-27'] });
}

/** VETO-O05: the veto is overturned: the certificate is again what it was before. */
export async function restoreCertificate(desk: Desk, term: Pick<Term, 'studio'>, by: By): Promise<void> {
  const paper = await lockPaper(desk, term);
  const before = paper && (await statusBefore(desk, paper.caseId, by.vetoId));
  if (!paper || !before) return;
  const how = { ...by, seatKey: `${by.vetoId}/overturned`, ruleIds: ['VETO-O05', 'HOST-27'] };
  await setStatus(desk, paper, before, how);
}

async function lockPaper({ tx }: Desk, { studio }: Pick<Term, 'studio'>) {
  const [paper] = await tx.select().from(certificates).where(eq(certificates.caseId, studio.caseId)).for('update');
  return paper;
}

const revoked = z.object({ from: z.enum(['valid', 'suspended']), vetoId: z.uuid() });

/** What this veto's own revocation found; null where it revoked nothing. */
async function statusBefore({ tx }: Desk, caseId: string, vetoId: string): Promise<Status | null> {
  const said = await tx
    .select({ content: decisions.content })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.kind, 'certificateStatus')))
    .orderBy(desc(decisions.decidedAt));
  for (const { content } of said) {
    const own = revoked.safeParse(content);
    if (own.data?.vetoId === vetoId) return own.data.from;
  }
  return null;
}

async function setStatus(
  desk: Desk,
  paper: typeof certificates.$inferSelect,
  status: Status,
  by: By & { readonly seatKey: string; readonly ruleIds: readonly string[] },
): Promise<void> {
  const { actor, seat, vetoId, decisionNumber, reason, seatKey, ruleIds } = by;
  await desk.tx.update(certificates).set({ status }).where(eq(certificates.id, paper.id));
  decide(desk, actor, seat, {
    caseId: paper.caseId,
    stage: 'finalDecision',
    kind: 'certificateStatus',
    seatKey,
    ruleIds,
    decision: status,
    reason,
    content: { certificateId: paper.id, decisionNumber, from: paper.status, vetoId },
  });
  const facts = { status, certificateNumber: paper.certificateNumber, decisionNumber };
  await record(desk, actor, { chain: paper.caseId, act: 'setCertificateStatus', seat, ruleIds, facts });
}
