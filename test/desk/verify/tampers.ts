import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.js';
import { audit, auditHeads, auditRoots, sealedHeads, seals } from '../../../db/schema/all.js';
import { sealHash } from '../../../desk/audit/seal-heads.js';
import { auditHash, chainStart } from '../../../desk/kit/audit.js';

type Row = typeof audit.$inferSelect;
type Seal = typeof seals.$inferSelect;

/** Numbers below `n`, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

/** Somebody with every right on the database, who may also know how the hashes are made. Says what was done. */
export type Tamper = (tx: Db, below: (n: number) => number) => Promise<string>;

const rowsOf = (tx: Db, chain: string) => tx.select().from(audit).where(eq(audit.chain, chain)).orderBy(asc(audit.seq));

async function someChain(tx: Db, below: (n: number) => number): Promise<Row[]> {
  const heads = await tx.select().from(auditHeads).orderBy(asc(auditHeads.chain));
  return rowsOf(tx, heads[below(heads.length)]?.chain ?? '');
}

/** Puts `rows` in the chain's place; with `forge` every hash and the head are made to fit. */
async function replaceChain(tx: Db, chain: string, rows: readonly Row[], forge: boolean): Promise<void> {
  await tx.delete(audit).where(eq(audit.chain, chain));
  let before = chainStart;
  const kept = rows.map((row, at) => {
    if (!forge) return row;
    const { hash: _, ...content } = { ...row, seq: at + 1, prevHash: before };
    before = auditHash(content);
    return { ...content, hash: before };
  });
  if (kept.length > 0) await tx.insert(audit).values(kept);
  const last = kept.at(-1);
  if (!forge) return;
  if (last) await tx.update(auditHeads).set({ seq: last.seq, hash: last.hash }).where(eq(auditHeads.chain, chain));
  else await tx.delete(auditHeads).where(eq(auditHeads.chain, chain));
}

const edits: Readonly<Record<string, (row: Row) => Partial<Row>>> = {
  id: () => ({ id: randomUUID() }),
  chain: () => ({ chain: randomUUID() }),
  seq: ({ seq }) => ({ seq: seq + 100 }),
  at: ({ at }) => ({ at: new Date(Date.parse(at) - 1).toISOString() }),
  act: () => ({ act: 'approve' }),
  actorKind: ({ actorKind }) => ({ actorKind: actorKind === 'public' ? 'system' : 'public' }),
  personId: () => ({ personId: randomUUID() }),
  role: ({ role }) => ({ role: role === 'cityLeader' ? 'expert' : 'cityLeader' }),
  orgId: () => ({ orgId: randomUUID() }),
  channel: ({ channel }) => ({ channel: channel === 'page' ? 'link' : 'page' }),
  outcome: ({ outcome }) => ({ outcome: outcome === 'done' ? 'refused' : 'done' }),
  refusal: () => ({ refusal: { code: 'notFound' } }),
  ruleIds: () => ({ ruleIds: ['HOST-99'] }),
  formHash: () => ({ formHash: 'e'.repeat(64) }),
  facts: ({ facts }) => ({ facts: { ...facts, more: 1 } }),
  prevHash: () => ({ prevHash: 'd'.repeat(64) }),
  hash: () => ({ hash: 'c'.repeat(64) }),
};

/** Each kind of tampering; `forge` ones make all hashes of the chain and its head fit afterwards. */
export const tampers: Readonly<Record<string, Tamper>> = {
  edit: async (tx, below) => {
    const rows = await someChain(tx, below);
    const row = rows[below(rows.length)];
    const names = Object.keys(edits);
    const name = names[below(names.length)] ?? 'act';
    if (row)
      await tx
        .update(audit)
        .set(edits[name]?.(row) ?? {})
        .where(eq(audit.id, row.id));
    return `${name} of row ${row?.seq}`;
  },
  editForged: async (tx, below) => {
    const rows = await someChain(tx, below);
    const at = below(rows.length);
    const chain = rows[0]?.chain ?? '';
    await replaceChain(
      tx,
      chain,
      rows.map((row, i) => (i === at ? { ...row, act: 'approve' } : row)),
      true,
    );
    return `row ${at + 1}, hashes forged`;
  },
  remove: async (tx, below) => {
    const rows = await someChain(tx, below);
    const row = rows[below(rows.length)];
    if (row) await tx.delete(audit).where(eq(audit.id, row.id));
    return `row ${row?.seq}`;
  },
  removeForged: async (tx, below) => {
    const rows = await someChain(tx, below);
    const at = below(rows.length);
    await replaceChain(
      tx,
      rows[0]?.chain ?? '',
      rows.filter((_, i) => i !== at),
      true,
    );
    return `row ${at + 1}, hashes forged`;
  },
  cutTail: async (tx, below) => {
    const rows = await someChain(tx, below);
    const left = below(rows.length);
    await replaceChain(tx, rows[0]?.chain ?? '', rows.slice(0, left), true);
    return `all after row ${left}, head moved back`;
  },
  swap: async (tx, below) => {
    const rows = await someChain(tx, below);
    const a = below(rows.length);
    const b = (a + 1 + below(rows.length - 1)) % rows.length;
    const seqs = rows.map((row) => row.seq);
    const moved = rows.map((row, i) => {
      if (i === a) return { ...row, seq: seqs[b] ?? 0 };
      return i === b ? { ...row, seq: seqs[a] ?? 0 } : row;
    });
    const swapped = moved.toSorted((x, y) => x.seq - y.seq);
    await replaceChain(tx, rows[0]?.chain ?? '', swapped, below(2) === 1);
    return `rows ${a + 1} and ${b + 1}`;
  },
  insert: async (tx, below) => {
    const rows = await someChain(tx, below);
    const at = below(rows.length);
    const model = rows[at];
    if (!model) throw new Error('an empty chain');
    const foreign = { ...model, id: randomUUID(), act: 'approve' };
    const more = [...rows.slice(0, at), foreign, ...rows.slice(at)];
    await replaceChain(
      tx,
      model.chain,
      more.map((row, i) => ({ ...row, seq: i + 1 })),
      below(2) === 1,
    );
    return `before row ${at + 1}`;
  },
  append: async (tx, below) => {
    const rows = await someChain(tx, below);
    const last = rows.at(-1);
    if (!last) throw new Error('an empty chain');
    const { hash: _, ...content } = { ...last, id: randomUUID(), seq: last.seq + 1, prevHash: last.hash };
    await tx.insert(audit).values({ ...content, hash: auditHash(content) });
    return 'a row behind the head';
  },
  head: async (tx, below) => {
    const rows = await someChain(tx, below);
    const chain = eq(auditHeads.chain, rows[0]?.chain ?? '');
    if (below(2) === 0) await tx.delete(auditHeads).where(chain);
    else
      await tx
        .update(auditHeads)
        .set({ seq: sql`${auditHeads.seq} - 1` })
        .where(chain);
    return 'the head';
  },
  sealEdited: async (tx, below) => {
    const all = await allSeals(tx);
    const seal = all[below(all.length)];
    const set: readonly Partial<Seal>[] = [
      { at: '2026-02-01T00:00:00.000Z' },
      { heads: (seal?.heads ?? []).slice(1) },
      { prevHash: 'b'.repeat(64) },
      { hash: 'a'.repeat(64) },
      { number: 99 },
    ];
    if (seal)
      await tx
        .update(seals)
        .set(set[below(set.length)] ?? {})
        .where(eq(seals.number, seal.number));
    return `seal ${seal?.number}`;
  },
  sealForged: async (tx, below) => {
    const all = await allSeals(tx);
    const at = below(all.length);
    await forgeSeals(
      tx,
      all.map((seal, i) => (i === at ? { ...seal, heads: seal.heads.slice(1) } : seal)),
    );
    return `seal ${at + 1}, hashes forged`;
  },
  logCut: async (tx, below) => {
    const all = await allSeals(tx);
    const left = all.slice(0, below(all.length));
    await forgeSeals(tx, left);
    await tx.delete(auditRoots).where(sql`${auditRoots.seal} > ${left.length}`);
    return `the log after seal ${left.length}`;
  },
  /** The most an insider can do: the end of a chain goes, and with it every seal and root that knew of it. */
  cutEverywhere: async (tx, below) => {
    const rows = await someChain(tx, below);
    const [left, chain] = [below(rows.length), rows[0]?.chain ?? ''];
    await replaceChain(tx, chain, rows.slice(0, left), true);
    const all = await allSeals(tx);
    const heads = all.map((seal) => ({
      ...seal,
      heads: seal.heads.filter(([of, seq]) => of !== chain || seq <= left),
    }));
    await forgeSeals(tx, heads);
    await tx.delete(auditRoots);
    return `all after row ${left}, and its seals and roots`;
  },
  root: async (tx, below) => {
    const roots = await tx.select().from(auditRoots).orderBy(asc(auditRoots.day));
    const root = roots[below(roots.length)];
    const set = below(2) === 0 ? { root: '9'.repeat(64) } : { seal: (root?.seal ?? 0) + 1 };
    if (root) await tx.update(auditRoots).set(set).where(eq(auditRoots.day, root.day));
    return `the root of ${root?.day}`;
  },
  note: async (tx, below) => {
    const notes = await tx.select().from(sealedHeads).orderBy(asc(sealedHeads.chain));
    const chain = eq(sealedHeads.chain, notes[below(notes.length)]?.chain ?? '');
    if (below(2) === 0) await tx.delete(sealedHeads).where(chain);
    else await tx.update(sealedHeads).set({ seq: 1000 }).where(chain);
    return "the sealer's note";
  },
};

const allSeals = (tx: Db): Promise<Seal[]> => tx.select().from(seals).orderBy(asc(seals.number));

/** Writes the log anew with hashes that fit, and the sealer's notes with it. */
async function forgeSeals(tx: Db, all: readonly Seal[]): Promise<void> {
  await tx.delete(seals);
  await tx.delete(sealedHeads);
  let prevHash = chainStart;
  const heads = new Map<string, { chain: string; seq: number; hash: string }>();
  for (const seal of all) {
    const content = { number: seal.number, at: seal.at, heads: seal.heads, prevHash };
    prevHash = sealHash(content);
    await tx.insert(seals).values({ ...content, hash: prevHash });
    for (const [chain, seq, hash] of seal.heads) heads.set(chain, { chain, seq, hash });
  }
  if (heads.size > 0) await tx.insert(sealedHeads).values([...heads.values()]);
}
