import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { places } from '../../config.js';
import { type Database, openPostgres } from '../../db/database.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startPostgres } from '../../scripts/ensure/postgres.js';
import { startTemporal } from '../../scripts/ensure/temporal-server.js';
import { benchClock, monday, setBenchClock } from './bench-clock.js';
import { cpuMsOf, yieldTo } from './cpu.js';
import { depsOf } from './deps.js';
import type { PartSettings } from './part.js';
import { type Part, spawnPart } from './spawn.js';

/** Which part used how much CPU, in ms. */
export type Usage = Readonly<Record<'postgres' | 'temporal' | 'api' | 'worker' | 'mailSink', number>>;

/** The whole service as in production: a database with fsync on, a Temporal server, two API processes and a worker. */
export interface World {
  /** Where the next request goes: the API's processes take turns, as behind a proxy. */
  readonly base: string;
  readonly settings: PartSettings;
  readonly database: Database;
  readonly deps: ReturnType<typeof depsOf>;
  readonly worker: Part;
  query<T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  setClock(instant: string): void;
  now(): Promise<string>;
  usage(): Usage;
  /** A further server of this world; it ends with it. */
  owns<T extends { readonly stop: () => unknown }>(starting: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Worker and Temporal give way to requests (design, section 1). */
const nice = 15;

export async function openWorld({ profiles }: { readonly profiles: string | null }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-bench-'));
  chmodSync(folder, 0o755);
  const opened: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (let end = opened.pop(); end; end = opened.pop()) await end();
  };
  try {
    const postgres = await startPostgres(profiles ? ['shared_preload_libraries=pg_stat_statements'] : []);
    opened.push(postgres.stop);
    const databaseFile = join(folder, 'temporal.db');
    const temporal = await startTemporal({ port: await freePort(), namespace: 'default', databaseFile });
    opened.push(temporal.stop);
    const clockFile = join(folder, 'clock');
    setBenchClock(clockFile, monday);
    const settings: PartSettings = {
      databaseUrl: postgres.url,
      port: await freePort(),
      temporalAddress: temporal.address,
      smtpUrl: `smtp://127.0.0.1:${await freePort()}`,
      clockFile,
      logFile: join(folder, 'requests.log'),
      bundleFolder: join(places().home, 'bundles'),
      filesFolder: join(folder, 'files'),
    };
    mkdirSync(settings.filesFolder);
    const database = await openPostgres(postgres.url, 4);
    opened.push(() => database.close());
    const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
    opened.push(() => pool.end());
    const sink = await spawnPart('mail-sink', settings, null);
    opened.push(sink.stop);
    if (profiles) {
      await pool.query('CREATE EXTENSION pg_stat_statements');
      opened.push(() => keepStatements(pool, profiles));
    }
    const apis: { readonly port: number; readonly part: Part }[] = [];
    for (const port of [settings.port, await freePort()]) {
      const part = await spawnPart('api', { ...settings, port }, profiles);
      opened.push(part.stop);
      apis.push({ port, part });
    }
    let turn = 0;
    const worker = await spawnPart('worker', settings, profiles);
    opened.push(worker.stop);
    for (const pid of [worker.pid, temporal.pid]) yieldTo(pid, nice);
    return {
      get base() {
        turn = (turn + 1) % apis.length;
        return `http://127.0.0.1:${apis[turn]?.port}`;
      },
      settings,
      database,
      deps: depsOf(database.db, settings),
      worker,
      query: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
      setClock: (instant) => setBenchClock(clockFile, instant),
      now: () => benchClock(clockFile).now(),
      usage: () => ({
        postgres: cpuMsOf(postgres.pid),
        temporal: cpuMsOf(temporal.pid),
        api: apis.reduce((sum, { part }) => sum + cpuMsOf(part.pid), 0),
        worker: cpuMsOf(worker.pid),
        mailSink: cpuMsOf(sink.pid),
      }),
      owns: async (starting) => {
        const server = await starting;
        opened.push(server.stop);
        return server;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Writes down which statements were sent how often and what they took, dearest first. */
async function keepStatements(pool: pg.Pool, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { rows } = await pool.query(
    `SELECT calls, total_exec_time::int AS ms, rows, query FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 150`,
  );
  const lines = rows.map(
    ({ calls, ms, rows: count, query }) => `${calls}\t${ms} ms\t${count} rows\t${query.replaceAll(/\s+/g, ' ')}`,
  );
  writeFileSync(join(folder, `statements-${Date.now()}.tsv`), `${lines.join('\n')}\n`);
}

/** What was used between two readings, in ms. */
export function used(before: Usage, after: Usage): Usage & { readonly total: number } {
  const spent = {
    postgres: after.postgres - before.postgres,
    temporal: after.temporal - before.temporal,
    api: after.api - before.api,
    worker: after.worker - before.worker,
    mailSink: after.mailSink - before.mailSink,
  };
  return { ...spent, total: Object.values(spent).reduce((sum, one) => sum + one, 0) };
}
