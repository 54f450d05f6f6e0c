import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { until } from '../../scripts/chaos/service.js';
import { type SmallVolume, smallVolume } from './small-volume.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

let volume: SmallVolume;
let world: World;
beforeAll(async () => {
  volume = await smallVolume(256);
  world = await openWorld({ LOG_LEVEL: 'error' }, volume.folder);
});
afterAll(async () => {
  await world?.close();
  await volume?.remove();
});

/** Tens of KB that do not compress: they need new pages. */
const words = () => Array.from({ length: 90 }, () => Math.random().toString(36).slice(2, 12)).join('');
const deeds = () => Array.from({ length: 20 }, (_, at) => ({ title: `事例${at}`, summary: words() }));

test('the database’s volume is full: 503 and when to come again, nothing acknowledged is lost, and it heals by itself', async () => {
  const { caseId, version: begun, client } = await world.draft(world.nextApplicant().code);
  let acknowledged = begun;
  const save = async () => {
    const body = { version: acknowledged, form: { name: '王', cases: deeds() } };
    const answer = await client.send('PUT', `/api/cases/${caseId}/draft`, body);
    if (answer.status === 200) acknowledged = Number(answer.body.version);
    return answer;
  };
  const kept = async () => {
    const [row] = await world.database.ask<{ version: number }>('SELECT version FROM cases WHERE id = $1', [caseId]);
    return row?.version ?? 0;
  };
  expect((await save()).status).toBe(200);
  await volume.fill();
  const refused = await until('a full volume', async () => {
    const answer = await save();
    return answer.status !== 200 && answer;
  });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.body.code).toBe('unavailable');
  for (let again = 0; again < 10; again++) expect([200, 503]).toContain((await save()).status);
  expect((await fetch(`${world.service().url}/healthz`)).status).toBe(200);

  volume.free();
  const healed = acknowledged;
  await until('an act', async () => (await save()).status === 200);
  expect(acknowledged).toBeGreaterThan(healed);
  // One more may have been committed than was answered; never one fewer.
  expect(await kept()).toBeGreaterThanOrEqual(acknowledged);
  const { caseId: next } = await world.handIn(world.nextApplicant().code);
  await until('the next task', async () => {
    return (await world.database.ask('SELECT id FROM tasks WHERE case_id = $1', [next])).length > 0;
  });
});
