import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pause, until } from '../../scripts/chaos/service.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** How long the database is away, in seconds: a slice here, a minute by hand with FAULT_SECONDS=60. */
const away = Number(process.env.FAULT_SECONDS ?? 8);
/** A business hour at 1,000 business seconds a second. */
const hourMs = 3_600;

let world: World;
beforeAll(async () => {
  world = await openWorld({ LOG_LEVEL: 'error' });
});
afterAll(() => world?.close());

const taskOf = (caseId: string) =>
  until('the school’s task', async () => {
    const sql = "SELECT id FROM tasks WHERE case_id = $1 AND kind = 'schoolRecommendation'";
    return (await world.database.ask<{ id: string }>(sql, [caseId]))[0];
  });
const emptied = () =>
  until('an empty outbox', async () => (await world.database.ask('SELECT 1 FROM outbox')).length === 0);

test('Temporal is away for an hour: acts go on all the while, and every process catches up, each task once', async () => {
  await world.temporal.stop();
  const began = Date.now();
  const handedIn: string[] = [];
  while (handedIn.length < 3 || Date.now() - began < hourMs)
    if (handedIn.length < 8) handedIn.push((await world.handIn(world.nextApplicant().code)).caseId);
    else await pause(100);
  expect((await world.database.ask('SELECT 1 FROM outbox')).length).toBeGreaterThanOrEqual(handedIn.length);
  await world.temporal.start();
  for (const caseId of handedIn) await taskOf(caseId);
  await emptied();
  for (const caseId of handedIn)
    expect(await world.database.ask('SELECT 1 FROM tasks WHERE case_id = $1', [caseId])).toHaveLength(1);
});

test(`the database is away for ${away} s: every answer says 503 and when to come again; then the act is obeyed once`, async () => {
  const { caseId, version, client } = await world.draft(world.nextApplicant().code);
  const handIn = () => client.send('POST', `/api/cases/${caseId}/submission`, { version }, { key: 'one-key' });
  await world.database.stop();
  const until503 = Date.now() + away * 1000;
  let asked = 0;
  while (Date.now() < until503) {
    const answer = await handIn();
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
    asked += 1;
    await pause(250);
  }
  expect(asked).toBeGreaterThan(2);
  await world.database.start();
  await until('the act', async () => (await handIn()).status === 201);
  expect(await world.database.ask('SELECT 1 FROM form_versions WHERE case_id = $1', [caseId])).toHaveLength(1);
  await taskOf(caseId);
  await emptied();
});
