import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outbox } from '../../db/schema/all.js';
import type { Clock } from '../../desk/kit/deps.js';
import { realClock } from '../../worker/clock.js';
import { compareRows } from '../../worker/reconciler/rows.js';
import { rehearsalClock } from '../../worker/rehearsal-clock.js';
import { openDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** News that has waited for so many real seconds, as the clock would have dated it. */
async function waitingFor(seconds: number, clock: Clock): Promise<void> {
  await desk.db.delete(outbox);
  const now = Date.parse(await clock.now());
  const pace = 86_400_000 / (Date.parse(clock.realInstant(day(now, 1))) - Date.parse(clock.realInstant(day(now, 0))));
  await desk.db.execute(sql`INSERT INTO outbox (event_id, workflow_id, message, created_at)
    VALUES (${crypto.randomUUID()}, 'case-x', '{}', ${new Date(now - seconds * 1000 * pace).toISOString()})`);
}
const day = (from: number, days: number) => new Date(from + days * 86_400_000).toISOString();

const clocks: readonly (readonly [what: string, open: () => Promise<Clock>])[] = [
  ['in real time', async () => realClock],
  ['in a rehearsal of 20 seconds a day', () => rehearsalClock(desk.db, 20, '2026-03-02T01:00:00.000Z')],
];

test.each(clocks)(
  '%s news is stuck after ten minutes of waiting, not while the server is starting',
  async (_, open) => {
    const clock = await open();
    const found = async () => (await compareRows({ ...desk, clock }, false)).map(({ kind }) => kind);
    await waitingFor(30, clock);
    expect(await found()).toEqual([]);
    await waitingFor(700, clock);
    expect(await found()).toEqual(['outboxStuck']);
  },
);
