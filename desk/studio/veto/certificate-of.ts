import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { certificates, decisions } from '../../../db/schema/all.js';
import { changeStatus } from '../../certificate/change-status.js';
import type { PersonActor } from '../../kit/actor.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';

type Paper = typeof certificates.$inferSelect;
type Status = Paper['status'];

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
  await change(desk, paper, by, { status: 'revoked', seatKey: by.vetoId, ruleIds: ['VETO-02', 'HOST-27'] });
}

/** VETO-O05: the veto is overturned: the certificate is again what it was before. */
export async function restoreCertificate(desk: Desk, term: Pick<Term, 'studio'>, by: By): Promise<void> {
  const paper = await lockPaper(desk, term);
  const before = paper && (await statusBefore(desk, paper.caseId, by.vetoId));
  if (!paper || !before) return;
  const how = { seatKey: `${by.vetoId}/overturned`, ruleIds: ['VETO-O05', 'HOST-27'] };
  await change(desk, paper, by, { status: before, ...how });
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

/** `from` and `vetoId` tell an appeal what there was before. */
const change = (
  desk: Desk,
  paper: Paper,
  { actor, seat, vetoId, decisionNumber, reason }: By,
  to: { readonly status: Status; readonly seatKey: string; readonly ruleIds: readonly string[] },
): Promise<void> =>
  changeStatus(desk, actor, seat, paper, { ...to, decisionNumber, reason, content: { from: paper.status, vetoId } });
