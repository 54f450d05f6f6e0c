import pg from 'pg';
import { type Clone, touchSessions } from '../city/clone.js';
import { standingCity } from '../city/standing.js';
import { drive, percentile } from '../load/drive.js';
import { call } from '../load/request.js';
import { used, type World } from '../parts/world.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';

/** From the acknowledgement of an act that settles a stage to the commit of the next stage's tasks. */
export const steps: Measurement = {
  name: 'steps',
  run: async (open, { quick }) => {
    const [alone, together, warming] = quick ? [10, 32, 10] : [100, 300, 100];
    const world = await open();
    try {
      const { more } = await standingCity(world);
      const clones = await more(warming + alone + together);
      await quiet(world);
      const opened = await listenForTasks(world);
      await returnAll(world, clones.slice(0, warming), 16, opened);
      await quiet(world);
      const one = await returnAll(world, clones.slice(warming, warming + alone), 1, opened);
      await quiet(world);
      const before = world.usage();
      const many = await returnAll(world, clones.slice(warming + alone), 16, opened);
      await quiet(world);
      const usage = used(before, world.usage());
      await opened.end();
      const numbers = {
        step1P50Ms: percentile(one, 0.5),
        step1P99Ms: percentile(one, 0.99),
        step16P50Ms: percentile(many, 0.5),
        step16P99Ms: percentile(many, 0.99),
      };
      return { numbers, raw: { one, many, usage } };
    } finally {
      await world.close();
    }
  },
};

interface Opened {
  /** Resolves when the case's correction task has been committed, with that moment. */
  readonly of: (caseId: string) => Promise<number>;
  readonly end: () => Promise<void>;
}

/** The database itself says when a task is committed: nothing is polled while times are taken. */
async function listenForTasks(world: World): Promise<Opened> {
  await world.query(`
    CREATE FUNCTION bench_opened() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_notify('bench_opened', NEW.case_id::text); RETURN NEW; END $$`);
  await world.query(`
    CREATE TRIGGER bench_opened AFTER INSERT ON tasks FOR EACH ROW WHEN (NEW.kind = 'correction')
    EXECUTE FUNCTION bench_opened()`);
  const seen = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const client = new pg.Client({ connectionString: world.settings.databaseUrl });
  await client.connect();
  client.on('notification', ({ payload = '' }) => {
    seen.set(payload, performance.now());
    waiting.get(payload)?.(performance.now());
  });
  await client.query('LISTEN bench_opened');
  return {
    of: (caseId) =>
      new Promise((done) => {
        const at = seen.get(caseId);
        if (at === undefined) waiting.set(caseId, done);
        else done(at);
      }),
    end: () => client.end(),
  };
}

/** Schools send forms back; the next stage is the applicant's correction. @returns ms of each step */
async function returnAll(world: World, clones: readonly Clone[], clients: number, opened: Opened): Promise<number[]> {
  await touchSessions(world);
  const ms: number[] = [];
  await drive(clones, clients, async ({ caseId, taskId, formHash, cookie, address }) => {
    const said = { taskId, formHash, decision: 'return', reason: '请补充业绩材料。', fields: ['performanceSummary'] };
    await call(world.base, {
      method: 'POST',
      path: `/api/cases/${caseId}/recommendation`,
      cookie,
      address,
      body: said,
    });
    const acknowledged = performance.now();
    ms.push(Math.max(0, (await opened.of(caseId)) - acknowledged));
  });
  return ms;
}
