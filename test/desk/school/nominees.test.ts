import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../db/database.js';
import { cases } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { freePlace } from '../../../desk/kit/quota.js';
import { openDatabase } from '../../support/databases.js';
import { schoolCity } from './school-city.js';
import { must, said, stepsOf } from './steps.js';

let embedded: Database;
let postgres: Database;
beforeAll(async () => {
  embedded = await openDatabase('embedded');
  postgres = await openDatabase('postgresql');
});
afterAll(() => Promise.all([embedded.close(), postgres.close()]));

test('HOST-23: a city-direct school puts forward one person; a freed place can be taken again', async () => {
  const city = await schoolCity(embedded);
  const [first, second] = [await city.aCase('direct'), await city.aCase('direct', '刘二')];
  const [one, two] = [first, second].map((at) => stepsOf(city, at, city.directLeader));
  await one?.prepare();
  await two?.prepare();
  must((await one?.decide()) ?? { ok: false, refusals: [] });
  expect(two && said(await two.decide())).toBe('quotaExhausted HOST-23');
  await performSystem(city.deps, async (desk) => {
    const [file] = await desk.tx.select().from(cases).where(eq(cases.id, first.caseId));
    if (file) await freePlace(desk, file);
  });
  expect(two && said(await two.decide())).toBe('done');
});

test('HOST-O10: county schools are limited only where the policy says so', async () => {
  const city = await schoolCity(embedded, { maxPerCountySchool: 1 });
  for (const answer of ['done', 'quotaExhausted HOST-O10']) {
    const steps = stepsOf(city, await city.aCase());
    await steps.prepare();
    expect(said(await steps.decide())).toBe(answer);
  }
});

test('HOST-23: of two recommendations at the same moment one wins (PostgreSQL)', async () => {
  const city = await schoolCity(postgres);
  for (let turn = 0; turn < 3; turn += 1) {
    const pair = [await city.aCase('direct'), await city.aCase('direct', '刘二')];
    const steps = pair.map((one) => stepsOf(city, one, city.directLeader));
    for (const one of steps) await one.prepare();
    const answers = await Promise.all(steps.map((one) => one.decide()));
    expect(answers.map(said).sort()).toEqual(['done', 'quotaExhausted HOST-23']);
    await city.db.update(cases).set({ holdsPlace: 0 });
  }
});
