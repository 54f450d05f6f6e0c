import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { auditHeads } from '../../db/schema/all.js';
import type { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Actor } from './actor.js';
import { append } from './append.js';
import { hashOf } from './canonical.js';
import type { Desk } from './deps.js';
import { send } from './transaction.js';

export interface AuditEntry {
  /** The case, round or other subject whose story this belongs to. */
  readonly chain: string;
  readonly act: string;
  readonly ruleIds?: readonly string[];
  readonly formHash?: string | null;
  /** In which post the person acted. */
  readonly seat?: { readonly role: Role; readonly orgId: string };
  /** Codes, ids, numbers for the timeline's sentence; no personal data. */
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly refusal?: Refusal;
}

/** The hash of the row before the first one. */
export const chainStart = '0'.repeat(64);

const lockHead = kept((db, { chain, at }: { chain: string; at: Instant }) =>
  db
    .insert(auditHeads)
    .values({ chain, seq: 1, hash: chainStart, at })
    .onConflictDoUpdate({
      target: auditHeads.chain,
      // An act that looked at the clock and then waited for another one comes after it (I33).
      set: { seq: sql`${auditHeads.seq} + 1`, at: sql`greatest(${auditHeads.at}, excluded.at)` },
    })
    .returning(),
);

/**
 * Appends one row to its chain inside the act's transaction (design rule 10), and writes the decisions it stands for. The chain's
 * head row is locked, so two acts on one case queue here and nowhere else.
 */
export async function record(desk: Desk, actor: Actor, entry: AuditEntry): Promise<void> {
  const [head] = await lockHead(desk.tx, { chain: entry.chain, at: desk.now });
  if (!head) throw new Error('the audit head did not answer');
  const at = head.at ?? desk.now;
  const row = {
    id: randomUUID(),
    chain: entry.chain,
    seq: head.seq,
    at,
    act: entry.act,
    actorKind: actor.kind,
    personId: actor.kind === 'person' ? actor.personId : null,
    role: entry.seat?.role ?? null,
    orgId: entry.seat?.orgId ?? null,
    channel: actor.channel,
    outcome: entry.refusal ? ('refused' as const) : ('done' as const),
    refusal: entry.refusal ?? null,
    ruleIds: [...(entry.ruleIds ?? (entry.refusal?.ruleId ? [entry.refusal.ruleId] : []))],
    formHash: entry.formHash ?? null,
    facts: entry.facts ?? {},
    prevHash: head.hash,
  };
  const taken = actor.kind === 'person' ? desk.recorded.decisions.splice(0) : [];
  const decided = taken.map((one) => ({ ...one, decidedAt: at }));
  send(desk, append(desk.tx, { ...row, hash: auditHash(row) }, decided));
  desk.recorded.count += 1;
  desk.recorded.at = at;
}

const headOf = kept((db, { chain }: { chain: string }) =>
  db.select({ at: auditHeads.at }).from(auditHeads).where(eq(auditHeads.chain, chain)).for('update'),
);

/** The instant the next row of a chain will carry: an act judged by its arrival may come after what arrived later (I33). Holds the chain until then. */
export async function instantIn(desk: Desk, chain: string): Promise<Instant> {
  const [head] = await headOf(desk.tx, { chain });
  return head?.at && head.at > desk.now ? head.at : desk.now;
}

/** H(previous hash ‖ canonical row); `row` carries `prevHash`. The verifier recomputes the same. */
export function auditHash(row: object): string {
  return hashOf(row);
}
