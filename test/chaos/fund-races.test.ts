import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { decisions, fundLines, fundRequests } from '../../db/schema/all.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { approveFunds } from '../../desk/studio/fund/approve-funds.js';
import { closeFundYear } from '../../desk/studio/fund/close-fund-year.js';
import { commitFrom } from '../../desk/studio/fund/lines.js';
import { settleFunds } from '../../desk/studio/fund/settle-funds.js';
import { seeded } from '../../scripts/chaos/random.js';
import { refusalOf } from '../desk/city/panel-desk.js';
import { funded, fundTask, handedIn, lineOf, requested } from '../desk/studio/fund-steps.js';
import { brokenAmong } from '../desk/studio/steps.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { timesBy } from './together.js';

/** A slice here; any number by hand, as in races.test.ts. */
const times = Math.max(3, Math.round(Number(process.env.RACE_ROUNDS ?? 25) / 8));
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
vi.setConfig({ testTimeout: 60_000 + times * 8_000, hookTimeout: 60_000 });
/** Everybody at once, each a moment of chance later. */
const together = timesBy(random);
const broken = brokenAmong(['fundsBalance', 'fundsVouched', 'fundsDecided', 'oneDecisionPerSeat', 'stagesAndTasks']);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
beforeEach(() => desk.empty());
afterAll(() => desk?.close());

test(`FUND-04: 16 approvals at once of the last of a budget: exactly those that fit, seed ${seed}`, async () => {
  const one = await funded(desk);
  const taskIds: string[] = [];
  for (let n = 1; n <= 16; n += 1) {
    // 10,000 yuan are there: five of them fit
    await requested(desk, one, { amount: '1999.99' });
    taskIds.push((await fundTask(desk, 'fundApproval', n)).id);
  }
  const answers = await together(16, (n) => {
    const who = one.city.person(n % 2 === 0 ? 'cityOfficer' : 'cityOfficer2');
    return perform(desk, approveFunds, who, { taskId: taskIds[n], outcome: 'approved' });
  });
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect(new Set(answers.filter(({ ok }) => !ok).map(refusalOf))).toEqual(new Set(['ruleForbids FUND-04']));
  expect(await lineOf(desk, one)).toEqual([10_000_00, 5 * 1_999_99, 0]);
  const approved = await desk.db.select().from(fundRequests).where(eq(fundRequests.state, 'approved'));
  expect(approved).toHaveLength(5);
  expect(await broken(desk)).toEqual([]);
});

test(`FUND-04: no term's lock is needed for that: 16 commitments of one line at once, ${times} rounds`, async () => {
  const { studioId } = await funded(desk);
  const line = { studioId, year: 2026, category: 'training', amountFen: 1_500_00 } as const;
  for (let time = 0; time < times; time += 1) {
    await desk.db.update(fundLines).set({ committedFen: 0 }).where(eq(fundLines.studioId, studioId));
    const answers = await together(16, () => performSystem(desk, (at) => commitFrom(at, line)));
    expect(
      answers.filter((refusal) => refusal === null),
      `round ${time}, seed ${seed}`,
    ).toHaveLength(6);
    expect(await lineOf(desk, { studioId })).toEqual([10_000_00, 6 * 1_500_00, 0]);
  }
});

test('FUND-O01: two approvals of one request at once: one of them has done it, the money is committed once', async () => {
  for (let time = 0; time < times; time += 1) {
    await desk.empty();
    const one = await funded(desk);
    await requested(desk, one);
    const { id: taskId } = await fundTask(desk, 'fundApproval');
    const answers = await together(2, (n) =>
      perform(desk, approveFunds, one.city.person(n === 0 ? 'cityOfficer' : 'cityOfficer2'), {
        taskId,
        outcome: 'approved',
      }),
    );
    expect(answers.map((one) => (one.ok ? 'ok' : refusalOf(one))).toSorted()).toEqual(['ok', 'taskClosed']);
    expect(await lineOf(desk, one)).toEqual([10_000_00, 1_200_50, 0]);
    expect(await desk.db.select().from(decisions).where(eq(decisions.kind, 'fundApproval'))).toHaveLength(1);
    expect(await broken(desk)).toEqual([]);
  }
});

test('FUND-O01: a settlement, the same again and the closing of the year at once: the money is spent once, and the year is closed with nothing open', async () => {
  for (let time = 0; time < times; time += 1) {
    await desk.empty();
    const one = await funded(desk);
    const { key, contentHash } = await handedIn(desk, one);
    desk.clock.set('2026-12-31T02:00:00.000Z');
    const settles = (who: string) =>
      perform(desk, settleFunds, one.city.person(who), { ...key, outcome: 'settled', contentHash });
    const [first, second, closing] = await Promise.all([
      settles('cityOfficer'),
      settles('cityOfficer2'),
      perform(desk, closeFundYear, one.keeper, { termId: one.termId, year: 2026 }),
    ]);
    expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
    if (!closing.ok) expect(refusalOf(closing)).toBe('ruleForbids FUND-O01');
    expect(await lineOf(desk, one)).toEqual([10_000_00, 0, 1_000_00]);
    expect(await broken(desk)).toEqual([]);
  }
});
