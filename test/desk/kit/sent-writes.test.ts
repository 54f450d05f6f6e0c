import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { audit, registers } from '../../../db/schema/all.js';
import { act, perform } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { ask, send } from '../../../desk/kit/transaction.js';
import { accepted } from '../../../domain/refusal.js';
import { onBothDialects, openDesk, type TestDesk } from '../../support/desk.js';

/** Enters a register of this name without waiting, and leaves its audit row behind it. */
const enter = act({
  name: 'enter',
  input: z.string(),
  chain: () => null,
  run: async (at, actor, scope) => {
    send(at, at.tx.insert(registers).values({ kind: 'case', scope, last: 0 }));
    await record(at, actor, { chain: randomUUID(), act: 'enter', facts: { scope } });
    return accepted(null);
  },
});

onBothDialects('a write that nobody waits for', (dialect) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(dialect);
  });
  afterAll(() => desk.close());

  const rows = async (scope: string) => ({
    registers: (await desk.db.select().from(registers).where(eq(registers.scope, scope))).length,
    audited: (await desk.db.select().from(audit).where(sql`facts ->> 'scope' = ${scope}`)).length,
  });

  test('is committed with its act', async () => {
    expect(await perform(desk, enter, system, 'a', 'key')).toEqual(accepted(null));
    expect(await rows('a')).toEqual({ registers: 1, audited: 1 });
  });

  test('undoes its act when it fails, and the reason is its own, not that of a statement behind it', async () => {
    expect(await perform(desk, enter, system, 'a')).toEqual({ ok: false, refusals: [{ code: 'caseChanged' }] });
    expect(await rows('a')).toEqual({ registers: 1, audited: 1 });
  });

  test('undoes its act also as the very last one', async () => {
    const twice = act({
      ...enter,
      run: async (at, actor, scope) => {
        await record(at, actor, { chain: randomUUID(), act: 'enter', facts: { scope } });
        send(at, at.tx.insert(registers).values({ kind: 'case', scope, last: 0 }));
        send(at, at.tx.insert(registers).values({ kind: 'case', scope, last: 0 }));
        return accepted(null);
      },
    });
    expect(await perform(desk, twice, system, 'b')).toEqual({ ok: false, refusals: [{ code: 'caseChanged' }] });
    expect(await rows('b')).toEqual({ registers: 0, audited: 0 });
  });

  test('of one key asked four times at once is done once, with one answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => perform(desk, enter, system, 'c', key)));
    expect(answers).toEqual([1, 2, 3, 4].map(() => accepted(null)));
    expect(await rows('c')).toEqual({ registers: 1, audited: 1 });
  });

  test('runs before what is asked after it', async () => {
    const look = act({
      ...enter,
      run: async (at, actor, scope) => {
        send(at, at.tx.insert(registers).values({ kind: 'case', scope, last: 7 }));
        const locked = ask(at.tx.select().from(registers).where(eq(registers.scope, scope)).for('update'));
        const read = at.tx.select({ last: registers.last }).from(registers).where(eq(registers.scope, scope));
        const found = await Promise.all([locked, read]);
        await record(at, actor, { chain: randomUUID(), act: 'enter', facts: { scope } });
        return accepted(found.map(([row]) => row?.last));
      },
    });
    expect(await perform(desk, look, system, 'd')).toEqual(accepted([7, 7]));
  });
});
