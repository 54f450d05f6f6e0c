import { and, asc, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  audit,
  cases,
  certificates,
  decisions,
  outbox,
  rounds,
  scoreSheets,
  stageRuns,
  tasks,
  vetoes,
} from '../../db/schema/all.js';
import { catchUp } from '../../desk/city/catch-up.js';
import { confirmRanking } from '../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../desk/city/decide-finally.js';
import { lockRound } from '../../desk/city/round-task.js';
import { sealSheet } from '../../desk/city/seal-sheet.js';
import { perform, performSystem } from '../../desk/kit/act.js';
import { roundOf } from '../../desk/kit/round.js';
import { finishInterruption } from '../../desk/system/finish-interruption.js';
import type { Message } from '../../domain/news.js';
import { seeded } from '../../scripts/chaos/random.js';
import { approval, cleared } from '../desk/city/cleared.js';
import { registeredFinding } from '../desk/city/finding.js';
import { candidate, drawn, formHash, points, ranked, refusalOf } from '../desk/city/panel-desk.js';
import { openDesk, type TestDesk, tinyCity } from '../support/desk.js';
import { soon, togetherBy } from './together.js';

/** A slice here; any number by hand, as in races.test.ts. */
const times = Math.max(4, Math.round(Number(process.env.RACE_ROUNDS ?? 25) / 4));
const seed = Number(process.env.RACE_SEED ?? 20_260_302);
const random = seeded(seed);
vi.setConfig({ testTimeout: 60_000 + times * 8_000, hookTimeout: 60_000 });
const together = togetherBy(random);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk('postgresql');
});
beforeEach(() => desk.empty());
afterAll(() => desk?.close());

const done = async (chain: string, act: string): Promise<number> => {
  const own = and(eq(audit.chain, chain), eq(audit.act, act), eq(audit.outcome, 'done'));
  return (await desk.db.select().from(audit).where(own)).length;
};

test('HOST-26: the last decisions and the last departures at once end the round, and end it once', async () => {
  for (let time = 0; time < times; time += 1) {
    await desk.empty();
    const city = await tinyCity(desk);
    const ids = await cleared(desk, city, [
      'teacherA1a',
      'teacherA1b',
      'teacherA2a',
      'teacherD1a',
      'teacherD2a',
      'teacherP1a',
    ]);
    const [leftOne = '', leftTwo = '', heldOne = '', ...judged] = ids;
    const until = '2026-03-01T01:00:00.000Z';
    const left = { state: 'withdrawn', priorState: 'finalDecision', withdrawUndoUntil: until } as const;
    await desk.db
      .update(cases)
      .set(left)
      .where(inArray(cases.id, [leftOne, leftTwo]));
    await registeredFinding(desk, city, heldOne);
    const leaders = [city.person('cityLeader'), city.person('cityLeader2')];
    const leave = (id: string) => async () => {
      await performSystem(desk, (one) => finishInterruption(one, { kind: 'case', id }, 'withdrawn'));
      return 'ok';
    };
    // cleared of the finding, and decided on as soon as that is known
    const dismiss = async () => {
      await performSystem(desk, async (one) => {
        const [file] = await one.tx.select().from(cases).where(eq(cases.id, heldOne)).for('update');
        await one.tx.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.caseId, heldOne));
        if (file) await catchUp(one, await roundOf(one, city.roundId), file, 'VETO-O03');
      });
      return refusalOf(await perform(desk, decideFinally, city.person('cityLeader'), approval(city, heldOne)));
    };
    const decide = (id: string, at: number) => async () =>
      refusalOf(await perform(desk, decideFinally, leaders[at % 2] ?? city.person('cityLeader'), approval(city, id)));
    const answers = await together([...judged.map(decide), leave(leftOne), leave(leftTwo), dismiss]);
    const where = `time ${time}, seed ${seed}`;
    expect(answers, where).toEqual(answers.map(() => 'ok'));
    expect(
      (await desk.db.select().from(rounds)).map(({ state }) => state),
      where,
    ).toEqual(['closed']);
    expect(await done(city.roundId, 'closeRound'), where).toBe(1);
    const [run, ...more] = await desk.db.select().from(stageRuns).where(eq(stageRuns.stage, 'decision'));
    expect([run?.state, run?.outcome, more], where).toEqual(['settled', 'decided', []]);
    const told = (
      await desk.db
        .select()
        .from(outbox)
        .where(eq(outbox.workflowId, `round-${city.roundId}`))
    )
      .map(({ message }) => message as Message)
      .filter((one) => one.type === 'news' && one.news.kind === 'settled' && one.news.stage === 'decision');
    expect(told, where).toHaveLength(1);
    const numbers = await desk.db.select().from(certificates).orderBy(asc(certificates.certificateNumber));
    expect(
      numbers.map((one) => one.certificateNumber),
      where,
    ).toEqual([1, 2, 3, 4].map((n) => `ZS2026-00${n}`));
  }
});

test('VETO-O03: a finding is dismissed while the ranking is confirmed: the candidate goes on once, by the one or the other', async () => {
  const by = { ranking: 0, catchUp: 0 };
  for (let time = 0; time < times * 2; time += 1) {
    await desk.empty();
    const city = await tinyCity(desk);
    const [a, b] = [await candidate(desk, city, 'teacherD1a'), await candidate(desk, city, 'teacherD2a')];
    const hash = await ranked(
      desk,
      city,
      new Map([
        [a, ['20']],
        [b, ['22']],
      ]),
    );
    await registeredFinding(desk, city, b);
    const before = (await desk.db.select().from(cases).where(eq(cases.id, b)))[0]?.version ?? 0;
    const given = { roundId: city.roundId, rankingHash: hash };
    const wait = time % 4 === 0 ? [0, 60] : time % 4 === 1 ? [60, 0] : [0, random.between(0, 6)];
    const confirm = async () => refusalOf(await perform(desk, confirmRanking, city.person('cityOfficer'), given));
    const dismiss = async () => {
      await performSystem(desk, async (one) => {
        const [file] = await one.tx.select().from(cases).where(eq(cases.id, b)).for('update');
        await one.tx.update(vetoes).set({ state: 'dismissed' }).where(eq(vetoes.caseId, b));
        if (file) await catchUp(one, await roundOf(one, city.roundId), file, 'VETO-O03');
      });
      return 'ok';
    };
    const answers = await Promise.all([soon(wait[0] ?? 0).then(confirm), soon(wait[1] ?? 0).then(dismiss)]);
    const where = `time ${time}, seed ${seed}`;
    expect(answers, where).toEqual(['ok', 'ok']);
    const [file] = await desk.db.select().from(cases).where(eq(cases.id, b));
    expect([file?.state, file?.version], where).toEqual(['projectJustification', before + 1]);
    const kept = eq(decisions.kind, 'rankingConfirmed');
    expect(await desk.db.select().from(decisions).where(kept), where).toHaveLength(1);
    by[(await done(b, 'followRanking')) === 1 ? 'catchUp' : 'ranking'] += 1;
  }
  expect(Math.min(by.ranking, by.catchUp)).toBeGreaterThan(0);
  console.log(`moved by the ranking ${by.ranking} times, afterwards ${by.catchUp} times`);
});

test('HOST-25: all sheets sealed at once ask once for their opening, and wait for nobody who works on the round', async () => {
  for (let time = 0; time < times; time += 1) {
    await desk.empty();
    const city = await tinyCity(desk);
    const ids = [await candidate(desk, city, 'teacherD1a'), await candidate(desk, city, 'teacherD2a')];
    await drawn(desk, city, ids);
    const sheets = await desk.db.select().from(scoreSheets);
    let release = () => {};
    const held = new Promise<void>((open) => {
      release = open;
    });
    let working: Promise<void> = Promise.resolve();
    await new Promise<void>((isHeld) => {
      working = performSystem(desk, async (one) => {
        await lockRound(one, city.roundId);
        isHeld();
        await held;
      });
    });
    const seal = (sheet: (typeof sheets)[number]) => async () => {
      const words = { points: points('20'), remark: '带班扎实', formHash };
      const actor = { ...city.person('expert1'), personId: sheet.personId };
      return refusalOf(
        await perform(desk, sealSheet, actor, { ...words, roundId: city.roundId, caseId: sheet.caseId }),
      );
    };
    const late = soon(15_000).then(() => ['the sheets waited for the round']);
    const answers = await Promise.race([together(sheets.map(seal)), late]);
    release();
    await working;
    const where = `time ${time}, seed ${seed}`;
    expect(answers, where).toEqual(sheets.map(() => 'ok'));
    expect(await desk.db.select().from(tasks).where(eq(tasks.kind, 'openSheets')), where).toHaveLength(1);
    const open = and(eq(tasks.kind, 'score'), eq(tasks.state, 'open'));
    expect(await desk.db.select().from(tasks).where(open), where).toEqual([]);
  }
});
