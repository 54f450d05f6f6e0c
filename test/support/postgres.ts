import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '../../scripts/ensure/postgres.js';

/** A database of its own; `drop` closes what is still connected to it and removes it. */
export type FreshDatabase = { url: string; drop: () => Promise<void> };

let started: Promise<string> | undefined;

/** The run's cluster, or one of this process when vitest runs by itself; it ends with the process. */
function cluster(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  started ??= given ? Promise.resolve(given) : startPostgres().then(({ url }) => url);
  return started;
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
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  const from = template ? new URL(template).pathname.slice(1) : 'template0';
  await order(maintenance, `create database ${name} template ${pg.escapeIdentifier(from)}`);
  return { url: url.href, drop: () => order(maintenance, `drop database if exists ${name} with (force)`) };
}
