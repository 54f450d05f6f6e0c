import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pause, until } from '../../scripts/chaos/service.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 240_000 });

const kills = 5;
let world: World;
beforeAll(async () => {
  world = await openWorld({ LOG_LEVEL: 'error' });
});
afterAll(() => world?.close());

test(`killed ${kills} times while people act: all that was acknowledged is there, once, and its process goes on`, async () => {
  const handedIn: string[] = [];
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill++) {
    const { caseId, version, client } = await world.draft(world.nextApplicant().code);
    const writer = await world.draft(world.nextApplicant().code);
    let known = writer.version;
    // Two people at once: one hands in, the other saves again and again until the process dies under them.
    const saving = (async () => {
      for (;;) {
        const body = { version: known, form: { name: `第${known}稿` } };
        const answer = await writer.client.send('PUT', `/api/cases/${writer.caseId}/draft`, body).catch(() => null);
        if (!answer) return;
        if (answer.status === 200) {
          known = Number(answer.body.version);
          acknowledged += 1;
        }
      }
    })();
    const key = `kill-${kill}`;
    const handIn = () => client.send('POST', `/api/cases/${caseId}/submission`, { version }, { key });
    await pause(100 + 150 * kill);
    const first = handIn().catch(() => null);
    await pause(30 * kill);
    const { code } = await world.service().end('SIGKILL');
    expect(code).toBeNull();
    await saving;
    const before = await first;
    await world.restart();

    const [kept] = await world.database.ask<{ version: number }>('SELECT version FROM cases WHERE id = $1', [
      writer.caseId,
    ]);
    expect(kept?.version).toBeGreaterThanOrEqual(known);
    expect(kept?.version).toBeLessThanOrEqual(known + 1);
    const response = await fetch(`${world.service().url}/api/cases/${caseId}/submission`, {
      method: 'POST',
      headers: { Cookie: client.cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ version }),
    });
    expect(response.status).toBe(201);
    if (before?.status === 201) expect(await response.json()).toEqual(before.body);
    handedIn.push(caseId);
  }
  expect(acknowledged).toBeGreaterThan(kills);
  for (const caseId of handedIn) {
    expect(await world.database.ask('SELECT 1 FROM form_versions WHERE case_id = $1', [caseId])).toHaveLength(1);
    const task = "SELECT 1 FROM tasks WHERE subject_id = $1 AND kind = 'schoolRecommendation'";
    await until('the next task', async () => (await world.database.ask(task, [caseId])).length > 0);
    expect(await world.database.ask(task, [caseId])).toHaveLength(1);
  }
  console.log(`${kills} kills, ${acknowledged} drafts and ${handedIn.length} applications acknowledged, none lost`);
});
