import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outbox, processes, settings } from '../../db/schema/all.js';
import { rehearsalClock } from '../../worker/rehearsal-clock.js';
import { followClock, windOn } from '../../worker/wind-on.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const start = '2026-03-02T01:00:00.000Z';
let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.empty());
afterAll(() => desk.close());

const minutesPast = (at: string, from: string) => (Date.parse(at) - Date.parse(from)) / 60_000;

test('a clock wound on goes on from there, in every process and after a restart', async () => {
  const here = await rehearsalClock(desk.db, 1_440, start);
  const elsewhere = await rehearsalClock(desk.db, 1_440, null);
  await here.wind('2027-03-02T01:00:00.000Z');
  expect(await elsewhere.refresh()).toBe(true);
  expect(await elsewhere.refresh()).toBe(false);
  const restarted = await rehearsalClock(desk.db, 1_440, start);
  for (const clock of [here, elsewhere, restarted]) {
    const past = minutesPast(await clock.now(), '2027-03-02T01:00:00.000Z');
    expect(past).toBeGreaterThanOrEqual(0);
    expect(past).toBeLessThan(120);
    // A business hour is a real minute: what is due in an hour is due within the next one.
    const real = Date.parse(clock.realInstant('2027-03-02T02:00:00.000Z')) - Date.now();
    expect(real).toBeLessThanOrEqual(60_002);
  }
});

test('business time never goes back', async () => {
  const clock = await rehearsalClock(desk.db, 1_440, start);
  await expect(clock.wind(start)).rejects.toThrow(RangeError);
  await expect(clock.wind('2026-02-01T00:00:00.000Z')).rejects.toThrow(RangeError);
  expect(minutesPast(await clock.now(), start)).toBeGreaterThanOrEqual(0);
});

test('with another pace a rehearsal goes on from where the former one has led, not from where it began', async () => {
  await rehearsalClock(desk.db, 10, start);
  const dayAgo = new Date(Date.now() - 86_400_000).toISOString();
  await desk.db
    .update(settings)
    .set({ value: { real: dayAgo, business: start, daySeconds: 864 } })
    .where(eq(settings.name, 'clock'));
  const slower = await rehearsalClock(desk.db, 86_400, start);
  const days = minutesPast(await slower.now(), start) / 1_440;
  expect(days).toBeGreaterThanOrEqual(100);
  expect(days).toBeLessThan(101);
});

test('a worker that heard of a wound clock before its own had followed tells every process once more, by the new one', async () => {
  const elsewhere = await rehearsalClock(desk.db, 1_440, start);
  const here = await rehearsalClock(desk.db, 1_440, null);
  const follow = followClock({ ...desk, clock: here });
  const id = crypto.randomUUID();
  const input = { subject: { kind: 'notice' as const, id }, roundId: id, roundCode: 'B2026' };
  await desk.db
    .insert(processes)
    .values({ workflowId: `notice-${id}`, process: 'publicNotice', input, startedAt: start });
  await windOn({ ...desk, clock: elsewhere }, '2026-06-01T00:00:00.000Z');
  await desk.db.delete(outbox);
  // delivered and acted on: by the clock that was
  expect((await here.now()) < '2026-06-01').toBe(true);
  expect(await follow()).toBe(false);
  expect((await here.now()) >= '2026-06-01').toBe(true);
  expect((await desk.db.select().from(outbox)).map(({ workflowId }) => workflowId)).toEqual([`notice-${id}`]);
  await follow();
  expect(await desk.db.select().from(outbox)).toHaveLength(1);
});

test('every process that runs is told to look again, those that have ended are not', async () => {
  const clock = await rehearsalClock(desk.db, 1_440, start);
  const process = (id: string, endedAt: string | null) => ({
    workflowId: `notice-${id}`,
    process: 'publicNotice' as const,
    input: { subject: { kind: 'notice' as const, id }, roundId: id, roundCode: 'B2026' },
    startedAt: start,
    endedAt,
  });
  const [runs, ended] = [crypto.randomUUID(), crypto.randomUUID()];
  await desk.db.insert(processes).values([process(runs, null), process(ended, start)]);
  expect(await windOn({ ...desk, clock }, '2026-06-01T00:00:00.000Z')).toBe(1);
  const told = await desk.db
    .select({ workflowId: outbox.workflowId, kind: sql<string>`${outbox.message} -> 'news' ->> 'kind'` })
    .from(outbox);
  expect(told).toEqual([{ workflowId: `notice-${runs}`, kind: 'datesMoved' }]);
});
