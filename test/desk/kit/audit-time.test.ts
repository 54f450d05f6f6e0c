import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { auditChain } from '../../../desk/verify/audit-chain.js';
import { openDesk, type TestDesk } from '../../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
afterAll(() => desk.close());

test('I33: an act that looked at the clock first and waited for another one is recorded no earlier than it', async () => {
  const chain = randomUUID();
  const instants = ['2026-03-02T02:00:00.000Z', '2026-03-02T01:59:59.000Z', '2026-03-02T02:00:01.000Z'];
  for (const now of instants) {
    const clock = { ...desk.clock, now: async () => now };
    await performSystem({ ...desk, clock }, (at) => record(at, system, { chain, act: 'openStage' }));
  }
  const rows = await desk.db.select().from(audit).where(eq(audit.chain, chain)).orderBy(asc(audit.seq));
  expect(rows.map(({ at }) => at)).toEqual([instants[0], instants[0], instants[2]]);
  const now = await desk.clock.now();
  expect(await auditChain.run({ tx: desk.db, now, calendar: desk.calendar })).toEqual([]);
});
