import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../db/database.js';
import { startPostgres } from '../../scripts/ensure/postgres.js';
import { migrationsHash } from './migrations-hash.js';

/** A database of its own; `drop` closes what is still connected to it and removes it. */
export type FreshDatabase = { url: string; drop: () => Promise<void> };

type Cluster = { readonly url: string; readonly stop?: () => Promise<void> };
let started: Promise<Cluster> | undefined;

/** The run's cluster, or one of this process when vitest runs by itself; it ends with the process. */
async function cluster(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  started ??= given ? Promise.resolve({ url: given }) : startPostgres();
  return (await started).url;
}

/** Ends the cluster this process started. Vitest ends its own processes; a script would wait for ever for the pipe that holds it. */
export async function stopCluster(): Promise<void> {
  await (await started)?.stop?.();
  started = undefined;
}

async function order(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database on a real PostgreSQL, for one test file; or a copy of `template`, which nobody may be connected to. */
export async function freshDatabase(template?: string): Promise<FreshDatabase> {
  const maintenance = await cluster();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const from = template ? new URL(template).pathname.slice(1) : 'template0';
  await order(maintenance, `create database ${name} template ${pg.escapeIdentifier(from)}`);
  const drop = () => order(maintenance, `drop database if exists ${name} with (force)`);
  return { url: databaseOf(maintenance, name), drop };
}

function databaseOf(maintenance: string, name: string): string {
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return url.href;
}

/** A migrated database: a copy of the one that the first of a run migrated, a tenth of a second instead of more than one. */
export async function migratedDatabase(): Promise<FreshDatabase> {
  const maintenance = await cluster();
  const template = `migrated_${migrationsHash()}`;
  const client = new pg.Client({ connectionString: maintenance });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(726002)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      const first = await freshDatabase();
      await (await openPostgres(first.url, 1)).close();
      await client.query(`alter database ${new URL(first.url).pathname.slice(1)} rename to ${template}`);
    }
  } finally {
    await client.end();
  }
  return freshDatabase(databaseOf(maintenance, template));
}
