import { Client, Connection } from '@temporalio/client';
import { makeCity } from '../city/city.js';
import { makeTemplate } from '../city/template.js';
import { until } from '../load/drive.js';
import { used, type World } from '../parts/world.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';

const closes = '2026-03-20T15:59:59.999Z';
/** Nobody waits for a storm that does not end: a little more than twice what it may take. */
const patience = 1_300;

/**
 * Ten thousand notices whose windows end in one minute, each by its process's own timer: until the last is confirmed, and whether each
 * was, once. The clock stands a `lead` before that minute when they are hung, and runs.
 */
export const storm: Measurement = {
  name: 'storm',
  run: async (open, { quick }) => {
    const { count, lead } = quick ? { count: 200, lead: 60 } : { count: 10_000, lead: 480 };
    const world = await open();
    try {
      const hanging = performance.now();
      await hang(world, count, lead);
      await quiet(world, { seconds: patience });
      const hangSeconds = (performance.now() - hanging) / 1_000;
      if ((await world.now()) >= closes) throw new Error(`the windows ended before all notices hung, ${hangSeconds} s`);
      await until('the last minute', async () => (await world.now()) >= closes, lead, 100);
      const before = world.usage();
      const began = performance.now();
      await until('the last notice', async () => (await confirmed(world)) === count, patience, 500);
      const seconds = (performance.now() - began) / 1_000;
      const usage = used(before, world.usage());
      await quiet(world, { seconds: patience });
      const lost = await lostOrDoubled(world, count);
      return { numbers: { stormDrainSeconds: seconds, stormLost: lost }, raw: { count, hangSeconds, usage } };
    } finally {
      await world.close();
    }
  },
};

/** Every notice has one case of its own; processes are started through the outbox, as publishing does. */
async function hang(world: World, count: number, lead: number): Promise<void> {
  const city = await makeCity(world, { counties: 1, perCounty: 1 });
  const [county] = city.counties;
  const [candidate] = county?.candidates ?? [];
  if (!county || !candidate) throw new Error('a city without a candidate');
  const { caseId } = await makeTemplate(world, city, candidate);
  await world.query(`DELETE FROM outbox`);
  const columns = `round_id, school_id, county_id, route, draft, form_version, form_hash, submitted_at, created_at`;
  await world.query(
    `INSERT INTO cases (id, number, applicant_id, state, ${columns})
     SELECT gen_random_uuid(), number || '-' || n, gen_random_uuid(), 'countyNotice', ${columns}
     FROM cases, generate_series(1, $2::int) n WHERE id = $1`,
    [caseId, count],
  );
  world.setClock(new Date(Date.parse(closes) - lead * 1_000).toISOString());
  const now = await world.now();
  await world.query(
    `INSERT INTO notices (id, number, round_id, org_id, level, nomination_id, state, published_at, closes_at, content_hash, calendar_version)
     SELECT gen_random_uuid(), number, $1, $2, 'county', gen_random_uuid(), 'open', $3, $4, repeat('0', 64), 'bench'
     FROM cases WHERE state = 'countyNotice'`,
    [city.roundId, county.orgId, now, closes],
  );
  await world.query(
    `INSERT INTO notice_subjects (notice_id, subject_id, shown, state)
     SELECT n.id, c.id, '{}', 'listed' FROM notices n JOIN cases c ON c.number = n.number`,
  );
  await world.query(
    `INSERT INTO outbox (event_id, workflow_id, message, created_at)
     SELECT gen_random_uuid(), 'notice-' || id, jsonb_build_object('type', 'start', 'process', 'publicNotice', 'input',
       jsonb_build_object('subject', jsonb_build_object('kind', 'notice', 'id', id), 'roundId', round_id, 'roundCode', 'B2026', 'countyCode', 'county-1')), $1
     FROM notices`,
    [now],
  );
}

async function confirmed(world: World): Promise<number> {
  const [row] = await world.query<{ count: string }>(`SELECT count(*) FROM notices WHERE state = 'confirmed'`);
  return Number(row?.count);
}

/** Notices not taken down exactly once, subjects not cleared exactly once, processes that did not end. */
async function lostOrDoubled(world: World, count: number): Promise<number> {
  const [row] = await world.query<{ wrong: string }>(
    `SELECT (SELECT count(*) FROM notices n WHERE (SELECT count(*) FROM audit a WHERE a.chain = n.id AND a.act = 'takeDownNotice') <> 1)
          + (SELECT count(*) FROM notice_subjects s WHERE state <> 'cleared'
               OR (SELECT count(*) FROM audit a WHERE a.chain = s.subject_id AND a.act = 'clearSubject') <> 1) AS wrong`,
  );
  const connection = await Connection.connect({ address: world.settings.temporalAddress });
  const client = new Client({ connection });
  const ended = async () =>
    (await client.workflow.count(`WorkflowType = 'publicNotice' AND ExecutionStatus = 'Completed'`)).count;
  await until('the processes in the index', async () => (await ended()) >= count, 60, 500).catch(() => undefined);
  const open = count - (await ended());
  await connection.close();
  return Number(row?.wrong) + Math.max(0, open);
}
