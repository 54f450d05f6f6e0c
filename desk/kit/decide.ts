import { randomUUID } from 'node:crypto';
import { decisions } from '../../db/schema/all.js';
import type { PersonActor } from './actor.js';
import type { Desk } from './deps.js';
import type { Seat } from './seats.js';

export interface DecisionEntry {
  readonly caseId?: string | null;
  readonly subjectId?: string;
  readonly stage: (typeof decisions.$inferInsert)['stage'];
  readonly stageRound?: number;
  /** What was decided, e.g. `ethicsConclusion`, `collectiveDecision`, `finalDecision`. */
  readonly kind: string;
  readonly ruleIds: readonly string[];
  readonly decision: string;
  readonly reason?: string;
  readonly evidence?: readonly string[];
  readonly content?: unknown;
  readonly formHash?: string | null;
  /** Which of several required deciders this is (an expert, a signer); one effective decision per seat (I1). */
  readonly seatKey?: string;
}

/** Writes the decision record (section 0). Only a person can: the actor's type says so. */
export async function decide(desk: Desk, actor: PersonActor, seat: Seat, entry: DecisionEntry): Promise<string> {
  const id = randomUUID();
  const about = entry.caseId ?? entry.subjectId ?? '';
  await desk.tx.insert(decisions).values({
    id,
    caseId: entry.caseId ?? null,
    subjectId: entry.subjectId ?? null,
    stage: entry.stage,
    stageRound: entry.stageRound ?? 1,
    kind: entry.kind,
    seat: [about, entry.stage, entry.stageRound ?? 1, entry.kind, entry.seatKey ?? ''].join('/'),
    ruleIds: [...entry.ruleIds],
    deciderId: actor.personId,
    deciderRole: seat.role,
    orgId: seat.orgId,
    decision: entry.decision,
    reason: entry.reason ?? '',
    evidence: [...(entry.evidence ?? [])],
    content: entry.content ?? {},
    formHash: entry.formHash ?? null,
    decidedAt: desk.now,
  });
  return id;
}
