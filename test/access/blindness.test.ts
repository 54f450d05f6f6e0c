import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  attachments,
  cases,
  decisions,
  formVersions,
  hearingAnswers,
  people,
  scoreSheets,
} from '../../db/schema/all.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { sealedWords } from '../support/words.js';
import { differing, everyAnswer, everyLetter, exchange, writeChains } from './blind.js';
import { prepare } from './requests.js';
import { type Moment, moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

/** BLIND_PAIRS=1000 BLIND_SEED=7 npx vitest run test/access/blindness.test.ts — any number by hand; CI runs this slice. */
const pairs = Number(process.env.BLIND_PAIRS ?? 3);
const seed = Number(process.env.BLIND_SEED ?? 20261122);
const observers = ['teacherA1a', 'teacherA1b', 'leaderA1', 'countyOfficerA', 'sectionOfficer'];
const pool = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'];
const looked: readonly Moment[] = ['expertReview', 'ranked', 'approved'];

let world: AccessWorld;
let asked = 0;
const minutes = { timeout: 60_000 + pairs * 60_000 };

/** What each observer is answered, and every letter to them. */
async function seen(who: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for (const code of who) {
    for (const [at, answer] of await everyAnswer(world, code)) all.set(`${code ?? 'nobody'} ${at}`, answer);
    if (code) all.set(`${code} letters`, JSON.stringify(await everyLetter(world, [code])));
  }
  asked += all.size;
  return all;
}

beforeAll(async () => {
  world = await accessWorld();
  await prepare(world);
}, 60_000);
afterAll(() => world.close());

/** Pairs of the slice, spread over the moments. */
const drawn = fc.sample(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })).map(([one, step]) => ({
    one: pool[one] ?? '',
    other: pool[(one + step) % 6] ?? '',
  })),
  { numRuns: pairs, seed },
);

describe('worlds that differ only in who the experts are answer alike (HOST-O15, I18)', () => {
  test.each(looked.map((moment, at) => [moment, at] as const))('%s', minutes, async (moment, at) => {
    for (const next of moments.slice(reached, moments.indexOf(moment) + 1)) await world.walk.to(next);
    reached = moments.indexOf(moment) + 1;
    const mine = drawn.filter((_, index) => index % looked.length === at);
    const before = new Map<string, ReadonlyMap<string, string>>();
    for (const { one, other } of mine) {
      // Another expert of the panel is an observer, too.
      const third = pool.find((code) => code !== one && code !== other) ?? '';
      const who = [...observers, third, null];
      const known = before.get(third) ?? (await seen(who));
      before.set(third, known);
      await world.takenBack(async () => {
        await exchange(world, world.city.personId(one), world.city.personId(other));
        expect([one, other, differing(known, await seen(who))]).toEqual([one, other, []]);
      });
    }
    if (moment === 'expertReview') await conflicted();
  });
});

let reached = 0;

/** HOST-O15: whoever has stepped back, or declared a conflict, learns nothing more of that case. */
async function conflicted(): Promise<void> {
  const who = [world.codeOf('expert.recused'), world.codeOf('expert.sameSchool')];
  const known = await seen(who);
  await world.takenBack(async () => {
    const { db } = world.deps;
    const caseId = world.walk.own();
    const { applicantId } = await world.walk.file(caseId);
    await db.execute(sql`SET LOCAL session_replication_role = replica`);
    const words = (value: unknown) => sealedWords(world.deps, caseId, value);
    const content = await words({ ...soundForm, name: '另有其人', performanceSummary: '乙'.repeat(700) });
    await db
      .update(formVersions)
      .set({ content, hash: 'e'.repeat(64) })
      .where(eq(formVersions.caseId, caseId));
    const more = { draft: content, formHash: 'e'.repeat(64), version: 77, rank: 9 };
    await db.update(cases).set(more).where(eq(cases.id, caseId));
    await db
      .update(attachments)
      .set({ name: await words('另一份.pdf'), size: 99 })
      .where(eq(attachments.caseId, caseId));
    await db.update(decisions).set({ reason: '另有理由' }).where(eq(decisions.caseId, caseId));
    await db
      .update(hearingAnswers)
      .set({ view: 'oppose', text: await words('另有意见') })
      .where(eq(hearingAnswers.caseId, caseId));
    await db.update(people).set({ phone: '13900000000', name: '另有其人' }).where(eq(people.id, applicantId));
    const mine = who.map((code) => world.city.personId(code));
    for (const { id, personId } of await db.select().from(scoreSheets).where(eq(scoreSheets.caseId, caseId)))
      if (!mine.includes(personId))
        await db.update(scoreSheets).set({ state: 'sealed', remark: '另评' }).where(eq(scoreSheets.id, id));
    await writeChains(db);
    expect(differing(known, await seen(who))).toEqual([]);
  });
}

test('so many pairs were compared', () => {
  console.log(`blindness: ${pairs} pairs of experts and 1 conflicted case, ${asked} answers, seed ${seed}`);
  expect(asked).toBeGreaterThan(pairs * 200);
});
