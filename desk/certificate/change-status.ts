import { eq } from 'drizzle-orm';
import { certificates } from '../../db/schema/all.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import type { Seat } from '../kit/seats.js';

type Certificate = typeof certificates.$inferSelect;

interface Change {
  readonly status: Certificate['status'];
  /** What the decision answers: nothing is answered twice. */
  readonly seatKey: string;
  readonly ruleIds: readonly string[];
  /** Of the written decision. */
  readonly decisionNumber: string;
  readonly reason: string;
  /** What the decision says besides. */
  readonly content?: Readonly<Record<string, string>>;
}

/** Gives a certificate, already locked, another status, with the decision on its case that says why (I30). */
export async function changeStatus(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  { id: certificateId, caseId, certificateNumber }: Certificate,
  { status, seatKey, ruleIds, decisionNumber, reason, content = {} }: Change,
): Promise<void> {
  await desk.tx.update(certificates).set({ status }).where(eq(certificates.id, certificateId));
  decide(desk, actor, seat, {
    caseId,
    stage: 'finalDecision',
    kind: 'certificateStatus',
    seatKey,
    ruleIds,
    decision: status,
    reason,
    content: { certificateId, decisionNumber, ...content },
  });
  const facts = { status, certificateNumber, decisionNumber };
  await record(desk, actor, { chain: caseId, act: 'setCertificateStatus', seat, ruleIds, facts });
}
