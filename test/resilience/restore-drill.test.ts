import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { linkSecret } from '../../desk/kit/links.js';
import { applicants } from '../../examples/applicant-list.js';
import { sampleForm } from '../../examples/applicants.js';
import { until } from '../../scripts/chaos/service.js';
import { run } from '../../scripts/ensure/command.js';
import { keptSecret, secretsFrom } from '../../worker/secret.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 600_000 });

const root = join(import.meta.dirname, '../..');
const backups = mkdtempSync(join(tmpdir(), 'pingxuan-backups-'));
let world: World;
/** What was handed in before the first backup, between the two, and after the second. */
const cases: string[] = [];

const command = (script: string, ...args: string[]) =>
  run(process.execPath, [join('scripts', 'run.mjs'), join('scripts', `${script}.ts`), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...world.environment },
  });
async function must(script: string, ...args: string[]): Promise<string> {
  const { ok, output } = await command(script, ...args);
  if (!ok) throw new Error(`${script} ${args.join(' ')}:\n${output}`);
  return output;
}
const taskOf = (caseId: string) =>
  until('the school’s task', async () => {
    const sql = "SELECT id FROM tasks WHERE case_id = $1 AND kind = 'schoolRecommendation'";
    return (await world.database.ask<{ id: string }>(sql, [caseId]))[0];
  });
async function handIn() {
  const { caseId, client } = await world.handIn(world.nextApplicant().code);
  await taskOf(caseId);
  cases.push(caseId);
  return client;
}
/** Stops the service with its own Temporal server, which keeps its store in a file. */
async function stopAndBackUp(name: string): Promise<void> {
  await world.service().end('SIGTERM');
  await must('backup', join(backups, name));
}

beforeAll(async () => {
  world = await openWorld({ TEMPORAL_ADDRESS: '', LOG_LEVEL: 'error' });
  const first = await handIn();
  await stopAndBackUp('0');
  await world.restart();
  await first.send('POST', `/api/cases/${cases[0]}/withdrawal`, { reason: '另有安排' });
  await handIn();
  await until('quiet', async () => (await world.database.ask('SELECT id FROM outbox')).length === 0);
  await stopAndBackUp('1');
  await world.restart();
  await handIn();
  await until('quiet', async () => (await world.database.ask('SELECT id FROM outbox')).length === 0);
  await stopAndBackUp('2');
});
afterAll(async () => {
  await world?.close();
  rmSync(backups, { recursive: true, force: true });
});

test('Temporal’s store, as it lies in the backup, has ids and codes, and no word of anybody (I34, design rule 7)', async () => {
  const names = readdirSync(join(backups, '2')).filter((name) => name.startsWith('temporal.db'));
  const stored = Buffer.concat(names.map((name) => readFileSync(join(backups, '2', name))));
  for (const id of cases) expect(stored.includes(`case-${id}`)).toBe(true);
  type Person = { name: string; email: string; phone: string };
  const known = await world.database.ask<Person>('SELECT name, email, phone FROM people');
  const [sample] = applicants;
  const form = sample && sampleForm(sample, { deadline: '2026-04-10', plannedApprovalDay: '2026-07-01' });
  const written = JSON.stringify(form).match(/[\u4e00-\u9fff]{4,}/gu) ?? [];
  expect(written.length).toBeGreaterThan(20);
  const words = [...known.flatMap(({ name, email, phone }) => [name, email, phone]), ...written].filter(Boolean);
  expect(words.filter((word) => stored.includes(word))).toEqual([]);
});

/** Database and Temporal of different instants: what the reconciler has to find, of each kind. */
const drills = [
  ['the database older than Temporal', '1', '2', ['workflowOrphan']],
  ['the database newer than Temporal', '2', '0', ['newsMissing', 'workflowMissing', 'workflowMissing']],
  ['Temporal newer by two backups', '0', '2', ['newsUnknown', 'workflowOrphan', 'workflowOrphan']],
] as const;

test.each(drills)('%s: the reconciler leaves no unexplained difference', async (_, database, temporal, kinds) => {
  await must('restore', join(backups, temporal), 'temporal');
  await must('restore', join(backups, database), 'database', 'files');
  const said = await must('reconcile', '--repair');
  expect(said.match(/(?<=^repaired )\w+/gm)?.toSorted()).toEqual(kinds);
  expect(said).toMatch(/ 0 left/);
  await world.restart();
  await until('quiet', async () => (await world.database.ask('SELECT id FROM outbox')).length === 0);
  await world.service().end('SIGTERM');
  expect(await must('reconcile')).toMatch(/0 divergences/);
  expect(await must('verify')).toMatch(/✓ workflows/);
});

test('after a restore: no session of before is good, a link made after the backup decides nothing, and work goes on', async () => {
  const sql = 'SELECT l.id FROM links l JOIN tasks t ON t.id = l.task_id WHERE t.case_id = $1';
  await must('restore', join(backups, '2'));
  const [later] = await world.database.ask<{ id: string }>(sql, [cases[2]]);
  await must('restore', join(backups, '0'));
  await must('reconcile', '--repair');
  expect(await world.database.ask('SELECT 1 FROM sessions')).toEqual([]);
  await world.restart();
  const { linkKey } = secretsFrom(await keptSecret(world.environment.DATA_DIR ?? ''));
  const id = later?.id ?? '';
  const traded = await fetch(`${world.service().url}/t/${id}/open`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret: linkSecret(linkKey, id) }),
  });
  expect(traded.status).toBeGreaterThanOrEqual(400);
  expect(traded.headers.getSetCookie()).toEqual([]);
  expect((await world.database.ask('SELECT 1 FROM cases')).length).toBe(1);
  await handIn();
});

test('whoever was erased after the backup stays erased when it is put back with the newest keys', async () => {
  await world.service().end('SIGTERM');
  await must('restore', join(backups, '1'));
  const [caseId] = cases;
  const keyOf = async () =>
    (
      await world.database.ask<{ wrapped: string | null }>('SELECT wrapped FROM data_keys WHERE subject_id = $1', [
        caseId,
      ])
    )[0];
  const draft = async () =>
    (await world.database.ask<{ draft: unknown }>('SELECT draft FROM cases WHERE id = $1', [caseId]))[0]?.draft;
  expect((await keyOf())?.wrapped).toMatch(/^[0-9a-f]{8}\./);
  await world.database.ask('UPDATE data_keys SET wrapped = NULL, destroyed_at = now() WHERE subject_id = $1', [caseId]);
  await must('backup', join(backups, 'erased'));
  await must('restore', join(backups, '0'), 'database', 'files', '--keys', join(backups, 'erased'));
  expect(await keyOf()).toEqual({ wrapped: null });
  expect(await draft()).toEqual({});
});
