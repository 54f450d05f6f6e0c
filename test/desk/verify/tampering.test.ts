import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../db/database.js';
import { performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { auditChain } from '../../../desk/verify/audit-chain.js';
import type { Anchor, Breach } from '../../../desk/verify/check.js';
import { sealedLog } from '../../../desk/verify/sealed-log.js';
import { sealOnce } from '../../../worker/sealer.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { seeded, tampers } from './tampers.js';

/** Another seed plays another thousand: TAMPER_SEED=7 npx vitest run test/desk/verify/tampering.test.ts */
const seed = Number(process.env.TAMPER_SEED ?? 20260302);
const rounds = Number(process.env.TAMPER_ROUNDS ?? 1_000);

let desk: TestDesk;
let anchors: readonly Anchor[] = [];
const keep = async (anchor: Anchor) => {
  anchors = [anchor];
};
beforeAll(async () => {
  desk = await openDesk();
  const chains = Array.from({ length: 8 }, () => randomUUID());
  // Three days of ten steps each; a day's end publishes its root.
  for (let day = 0; day < 3; day++) {
    for (let step = 0; step < 10; step++) {
      const chain = chains[(day * 3 + step) % chains.length] ?? '';
      await performSystem(desk, (at) => record(at, system, { chain, act: 'remind', facts: { day, step } }));
      desk.clock.forwardHours(0.5);
      if (step % 4 === 3) await sealOnce(desk, keep);
    }
    await sealOnce(desk, keep);
    desk.clock.forwardHours(19);
  }
  await sealOnce(desk, keep);
});
afterAll(() => desk?.close());

class Undone extends Error {}

/** What the two checks find after `change`, which is undone again. */
async function foundAfter(change: (tx: Db) => Promise<unknown>): Promise<readonly Breach[]> {
  let found: readonly Breach[] = [];
  const look = desk.db.transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL session_replication_role = replica`);
    await change(tx);
    const at = { tx, now: await desk.clock.now(), calendar: desk.calendar, anchors };
    found = [...(await auditChain.run(at)), ...(await sealedLog.run(at))];
    throw new Undone();
  });
  await look.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return found;
}

test('an untouched log has no breach; each day that is over has its root', async () => {
  expect(await foundAfter(async () => undefined)).toEqual([]);
  const { rows } = (await desk.db.execute(sql`SELECT day::text, seal FROM audit_roots ORDER BY day`)) as unknown as {
    rows: { day: string; seal: number }[];
  };
  expect(rows.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
});

test(`I31: ${rounds} random tamperings are all found (seed ${seed})`, { timeout: 300_000 }, async () => {
  const below = seeded(seed);
  const kinds = Object.keys(tampers);
  const missed: string[] = [];
  const played = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const kind = kinds[round % kinds.length] ?? '';
    let what = '';
    const found = await foundAfter(async (tx) => {
      what = (await tampers[kind]?.(tx, below)) ?? '';
    });
    if (found.length === 0) missed.push(`${round} ${kind}: ${what}`);
    played.set(kind, (played.get(kind) ?? 0) + 1);
  }
  expect(missed).toEqual([]);
  console.log(`seed ${seed}: ${[...played].map(([kind, n]) => `${n} ${kind}`).join(', ')}; 0 missed`);
});

test('the first broken row is named, whatever comes after it', async () => {
  const [first] = await foundAfter((tx) =>
    tx.execute(
      sql`UPDATE audit SET act = 'approve' WHERE chain = (SELECT min(chain::text)::uuid FROM audit) AND seq >= 2`,
    ),
  );
  expect(first?.facts).toMatchObject({ seq: 2, fault: 'hash' });
});

test('the end of the log, cut off with its roots, is found by the seal that was kept outside', async () => {
  const cut = (tx: Db) => tampers.logCut?.(tx, seeded(1)) ?? Promise.resolve('');
  expect((await foundAfter(cut)).map(({ facts }) => facts.fault)).toContain('logCut');
});
