import { asc, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { rowsOf } from '../../db/read/rows.js';
import { auditHeads, type SealedHead, sealedHeads, seals } from '../../db/schema/all.js';
import { chainStart } from '../kit/audit.js';
import { hashOf } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';

type Seal = typeof seals.$inferSelect;

/** Heads in one seal: a seal after a storm stays a row that can be read. */
const headsPerSeal = 1_000;

/** H(previous seal ‖ canonical seal); the verifier recomputes the same. */
export const sealHash = ({ number, at, heads, prevHash }: Omit<Seal, 'hash'>): string =>
  hashOf({ number, at, heads, prevHash });

/**
 * Links the heads that moved since the last seal into the one log (design rule 10). No act waits for it: it reads the heads
 * that are committed and writes rows of its own. Of several processes one seals at a time.
 * @returns the new seal; null when nothing moved, or another is sealing
 */
export async function sealHeads(desk: Desk): Promise<Seal | null> {
  const { tx } = desk;
  if (!(await isAlone(desk))) return null;
  const moved = await tx
    .select({ chain: auditHeads.chain, seq: auditHeads.seq, hash: auditHeads.hash })
    .from(auditHeads)
    .leftJoin(sealedHeads, eq(sealedHeads.chain, auditHeads.chain))
    .where(or(isNull(sealedHeads.seq), gt(auditHeads.seq, sealedHeads.seq)))
    .orderBy(asc(auditHeads.chain))
    .limit(headsPerSeal);
  if (moved.length === 0) return null;
  const [last] = await tx.select().from(seals).orderBy(desc(seals.number)).limit(1);
  const seal = {
    number: (last?.number ?? 0) + 1,
    at: desk.now,
    heads: moved.map(({ chain, seq, hash }): SealedHead => [chain, seq, hash]),
    prevHash: last?.hash ?? chainStart,
  };
  const row = { ...seal, hash: sealHash(seal) };
  await tx.insert(seals).values(row);
  await tx
    .insert(sealedHeads)
    .values(moved)
    .onConflictDoUpdate({
      target: sealedHeads.chain,
      set: { seq: sql`excluded.seq`, hash: sql`excluded.hash` },
    });
  return row;
}

/** Held until the end of the transaction. */
async function isAlone({ tx }: Desk): Promise<boolean> {
  const [lock] = await rowsOf<{ mine: boolean }>(tx, sql`SELECT pg_try_advisory_xact_lock(726002) AS mine`);
  return lock?.mine === true;
}
