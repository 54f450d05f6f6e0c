import { asc, eq, gt, sql } from 'drizzle-orm';
import { rowsOf } from '../../db/read/rows.js';
import { auditRoots, seals } from '../../db/schema/all.js';
import { sealHash } from '../audit/seal-heads.js';
import { chainStart } from '../kit/audit.js';
import type { Breach, Check, Verifying } from './check.js';

const pageSize = 500;

/**
 * I31: the log over all chains is whole, and every head it sealed is still the row it was — so that a chain whose end was cut off
 * together with its head is found. Published roots, and seals that were kept elsewhere, are still in the log: its own end cannot
 * be cut off either.
 */
export const sealedLog: Check = {
  name: 'sealedLog',
  run: async (desk) => {
    const { breach, last } = await walk(desk);
    if (breach) return [breach];
    return [...(await lostHeads(desk)), ...(await forgottenHeads(desk)), ...(await lostAnchors(desk, last))];
  },
};

const broken = (at: string | number, fault: string, seal: number): Breach => ({
  invariant: 'I31',
  at: String(at),
  facts: { seal, fault },
});

async function walk(desk: Verifying): Promise<{ readonly breach: Breach | null; readonly last: number }> {
  let last = { number: 0, hash: chainStart, at: '' };
  for (;;) {
    const rows = await desk.tx
      .select()
      .from(seals)
      .where(gt(seals.number, last.number))
      .orderBy(asc(seals.number))
      .limit(pageSize);
    for (const row of rows) {
      const { hash, ...content } = row;
      const fault =
        row.number !== last.number + 1
          ? 'sealGap'
          : row.prevHash !== last.hash
            ? 'sealLink'
            : sealHash(content) !== hash
              ? 'sealHash'
              : row.at < last.at
                ? 'sealTime'
                : null;
      if (fault) return { breach: broken(`seal-${row.number}`, fault, row.number), last: last.number };
      last = { number: row.number, hash, at: row.at };
    }
    if (rows.length < pageSize) return { breach: null, last: last.number };
  }
}

/** Sealed rows that are gone or changed; the first of each chain. */
async function lostHeads({ tx }: Verifying): Promise<readonly Breach[]> {
  const rows = await rowsOf<{ chain: string; seq: number; seal: number }>(
    tx,
    sql`
    SELECT DISTINCT ON (chain) chain, seq, seal FROM (
      SELECT head->>0 AS chain, (head->>1)::int AS seq, head->>2 AS hash, s.number AS seal
      FROM seals s, jsonb_array_elements(s.heads) AS head) sealed
    WHERE NOT EXISTS (SELECT 1 FROM audit a
      WHERE a.chain = sealed.chain::uuid AND a.seq = sealed.seq AND a.hash = sealed.hash)
    ORDER BY chain, seq`,
  );
  return rows.map(({ chain, seq, seal }) => ({
    invariant: 'I31',
    at: chain,
    facts: { seq, seal, fault: 'sealedRow' },
  }));
}

/** The sealer's own notes must be what its last seal of each chain says: else a moved head would never be sealed again. */
async function forgottenHeads({ tx }: Verifying): Promise<readonly Breach[]> {
  const rows = await rowsOf<{ chain: string; seal: number }>(
    tx,
    sql`
    WITH latest AS (
      SELECT DISTINCT ON (head->>0) (head->>0)::uuid AS chain, (head->>1)::int AS seq, head->>2 AS hash, s.number AS seal
      FROM seals s, jsonb_array_elements(s.heads) AS head ORDER BY head->>0, s.number DESC)
    SELECT coalesce(l.chain, n.chain) AS chain, coalesce(l.seal, 0) AS seal
    FROM latest l FULL JOIN sealed_heads n ON n.chain = l.chain
    WHERE n.seq IS DISTINCT FROM l.seq OR n.hash IS DISTINCT FROM l.hash`,
  );
  return rows.map(({ chain, seal }) => broken(chain, 'sealNote', seal));
}

/** Roots that were published, and seals kept elsewhere, that the log does not hold any more. */
async function lostAnchors(desk: Verifying, last: number): Promise<readonly Breach[]> {
  const published = await desk.tx.select().from(auditRoots).orderBy(asc(auditRoots.day));
  const anchors = [
    ...published.map(({ day, seal, root }) => ({ at: day, seal, hash: root })),
    ...(desk.anchors ?? []).map((anchor) => ({ at: 'anchor', ...anchor })),
  ];
  const breaches: Breach[] = [];
  let before = 0;
  for (const { at, seal, hash } of anchors) {
    const [found] = await desk.tx.select({ hash: seals.hash }).from(seals).where(eq(seals.number, seal));
    const isOutOfOrder = at !== 'anchor' && seal <= before;
    if (at !== 'anchor') before = seal;
    if (found?.hash !== hash || isOutOfOrder) breaches.push(broken(at, seal > last ? 'logCut' : 'root', seal));
  }
  return breaches;
}
