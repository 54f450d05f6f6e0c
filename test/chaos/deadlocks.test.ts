import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { rowsOf } from '../../db/read/rows.js';
import { cases, decisions, vetoes } from '../../db/schema/all.js';
import { catchUp } from '../../desk/city/catch-up.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { roundOf } from '../../desk/kit/round.js';
import { seeded } from '../../scripts/chaos/random.js';
import { registeredFinding } from '../desk/city/finding.js';
import { candidate, ranked, refusalOf } from '../desk/city/panel-desk.js';
import { openDesk, type TestDesk, tinyCity } from '../support/desk.js';
import { soon } from './together.js';

/** A slice here; any number by hand, as in races.test.ts. */
const times = Math.max(4, Math.round(Number(process.env.RACE_ROUNDS ?? 25) / 4));
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
vi.setConfig({ testTimeout: 60_000 + times * 15_000, hookTimeout: 60_000 });

let desk: TestDesk;
const retries: number[] = [];
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
afterAll(() => desk?.close());

/** What PostgreSQL itself has counted in this database. A connection at rest writes its counts down within ten seconds. */
async function deadlocks(atLeast: number): Promise<number> {
  let seen = 0;
  for (const giveUp = Date.now() + 15_000; Date.now() < giveUp; await soon(500)) {
    const [row] = await rowsOf<{ n: number }>(
      desk.db,
      sql`SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`,
    );
    seen = row?.n ?? 0;
    if (seen >= atLeast) return seen;
  }
  return seen;
}

/** An act on a case locks the case and then its round; an act on the round locks the round and then its cases. */
test('acts that take case and round in crossing order: PostgreSQL ends one of them, run again it goes through, and nothing is lost or doubled', async () => {
  const deps = { ...desk, retried: (_: string, attempt: number) => retries.push(attempt) };
  const slowest: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await desk.empty();
    const city = await tinyCity(desk);
    const ids: string[] = [];
    for (const teacher of ['teacherD1a', 'teacherD1b', 'teacherD2a', 'teacherP1a'])
      ids.push(await candidate(desk, city, teacher));
    const rankingHash = await ranked(desk, city, new Map(ids.map((id, at) => [id, [String(18 + at)]])));
    const held = ids.slice(1);
    for (const id of held) await registeredFinding(desk, city, id);
    const confirm = async () =>
      refusalOf(
        await perform(deps, confirmRanking, city.person('cityOfficer'), { roundId: city.roundId, rankingHash }),
      );
    const dismiss = (id: string) => async () => {
      await performSystem(deps, async (one) => {
        const [file] = await one.tx.select().from(cases).where(eq(cases.id, id)).for('update');
        await one.tx.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.caseId, id));
        if (file) await catchUp(one, await roundOf(one, city.roundId), file, 'VETO-O03');
      });
      return 'ok';
    };
    const began = performance.now();
    const acts = [confirm, ...held.map(dismiss)];
    const answers = await Promise.all(acts.map((one) => soon(random.between(0, 25)).then(one)));
    slowest.push(performance.now() - began);
    const where = `time ${time}, seed ${seed}`;
    expect(answers, where).toEqual(acts.map(() => 'ok'));
    const files = await desk.db.select({ state: cases.state }).from(cases).where(inArray(cases.id, ids));
    expect(new Set(files.map(({ state }) => state)), where).toEqual(new Set(['projectJustification']));
    const kept = eq(decisions.kind, 'rankingConfirmed');
    expect(await desk.db.select().from(decisions).where(kept), where).toHaveLength(1);
  }
  const seen = await deadlocks(retries.length);
  console.log(
    `deadlocks: ${seen} in ${times} rounds of 4 acts, ${retries.length} runs again, at most ${Math.max(0, ...retries)} for one act; slowest round ${Math.round(Math.max(...slowest))} ms, seed ${seed}`,
  );
  // Each one PostgreSQL ended was run again, and none was at its last try.
  expect(retries.length).toBe(seen);
  expect(Math.max(0, ...retries)).toBeLessThan(4);
});
