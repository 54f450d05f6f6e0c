import { randomUUID } from 'node:crypto';
import type { decisions } from '../../db/schema/all.js';
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

/**
 * Takes a decision (section 0); it is written by the `record` that must follow, with that audit row's instant (I32), and can be
 * read from then on. Only a person can decide: the actor's type says so.
 * @returns the decision's id
 */
export function decide(desk: Desk, actor: PersonActor, seat: Seat, entry: DecisionEntry): string {
  const id = randomUUID();
  const about = entry.caseId ?? entry.subjectId ?? '';
  desk.recorded.decisions.push({
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
  });
  return id;
}
