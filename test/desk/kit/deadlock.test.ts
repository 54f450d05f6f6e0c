import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { registers } from '../../../db/schema/all.js';
import { act, perform } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { accepted } from '../../../domain/refusal.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
afterAll(() => desk.close());

/** Adds one to two registers in the order given, with time in between for another to take them the other way. */
const addToBoth = act({
  name: 'addToBoth',
  input: z.array(z.enum(['a', 'b'])),
  chain: () => null,
  run: async (at, actor, order) => {
    for (const scope of order) {
      await at.tx
        .update(registers)
        .set({ last: sql`${registers.last} + 1` })
        .where(eq(registers.scope, scope));
      await at.tx.execute(sql`SELECT pg_sleep(0.05)`);
    }
    await record(at, actor, { chain: randomUUID(), act: 'addToBoth' });
    return accepted(null);
  },
});

test('two acts that lock the same rows in different orders both come through, once each', async () => {
  for (const scope of ['a', 'b']) await desk.db.insert(registers).values({ kind: 'case', scope, last: 0 });
  const orders = Array.from({ length: 4 }, (_, n) => (n % 2 === 0 ? ['a', 'b'] : ['b', 'a']));
  const results = await Promise.all(orders.map((order) => perform(desk, addToBoth, system, order)));
  expect(results.every((result) => result.ok)).toBe(true);
  const rows = await desk.db.select({ scope: registers.scope, last: registers.last }).from(registers);
  expect(rows.toSorted((x, y) => (x.scope < y.scope ? -1 : 1))).toEqual([
    { scope: 'a', last: 4 },
    { scope: 'b', last: 4 },
  ]);
});
