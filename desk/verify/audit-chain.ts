import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { rowsOf } from '../../db/read/rows.js';
import { audit, auditHeads } from '../../db/schema/all.js';
import { auditHash, chainStart } from '../kit/audit.js';
import type { Breach, Check, Verifying } from './check.js';

type Row = typeof audit.$inferSelect;

const pageSize = 1000;

/**
 * I31, I33: every chain recomputed row by row: gapless, each hash over the row before it and itself, times never going back, its head
 * the last row. Names the first broken row of each chain.
 */
export const auditChain: Check = {
  name: 'auditChain',
  run: async (desk) => {
    const breaches: Breach[] = [];
    const heads = new Map((await desk.tx.select().from(auditHeads)).map((head) => [head.chain, head]));
    for (const { chain } of heads.values()) {
      const { breach, last } = await walk(desk, chain);
      const head = heads.get(chain);
      if (breach) breaches.push(breach);
      else if (head && (head.seq !== last.seq || head.hash !== last.hash))
        breaches.push({ invariant: 'I31', at: chain, facts: { seq: head.seq, fault: 'head' } });
    }
    return [...breaches, ...(await headless(desk))];
  },
};

/** Rows of a chain that has no head: it was taken away. */
async function headless({ tx }: Verifying): Promise<readonly Breach[]> {
  const rows = await rowsOf<{ chain: string; id: string }>(
    tx,
    sql`SELECT a.chain, a.id FROM audit a WHERE a.seq = 1 AND NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.chain = a.chain)`,
  );
  return rows.map(({ chain, id }) => ({ invariant: 'I31', at: id, facts: { chain, fault: 'noHead' } }));
}

/** Pages through one chain, so that a long one does not have to fit into memory. */
async function walk(desk: Verifying, chain: string) {
  let last = { seq: 0, hash: chainStart, at: '' };
  for (;;) {
    const rows: Row[] = await desk.tx
      .select()
      .from(audit)
      .where(and(eq(audit.chain, chain), gt(audit.seq, last.seq)))
      .orderBy(asc(audit.seq))
      .limit(pageSize);
    for (const row of rows) {
      const fault = faultOf(row, last);
      if (fault) return { breach: { invariant: fault.invariant, at: row.id, facts: { chain, ...fault.facts } }, last };
      last = { seq: row.seq, hash: row.hash, at: row.at };
    }
    if (rows.length < pageSize) return { breach: null, last };
  }
}

function faultOf(row: Row, last: { seq: number; hash: string; at: string }) {
  const facts = (fault: string) => ({ seq: row.seq, fault });
  if (row.seq !== last.seq + 1) return { invariant: 'I31', facts: facts('gap') };
  if (row.prevHash !== last.hash) return { invariant: 'I31', facts: facts('link') };
  const { hash, ...content } = row;
  if (auditHash(content) !== hash) return { invariant: 'I31', facts: facts('hash') };
  return row.at < last.at ? { invariant: 'I33', facts: facts('time') } : null;
}
