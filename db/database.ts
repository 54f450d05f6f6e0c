import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { lockFolder } from './folder-lock.js';
import { sendTogether } from './one-write.js';
import { keepPlans } from './prepared.js';
import * as schema from './schema/all.js';

/** Either dialect of PostgreSQL; inside a transaction every query goes through the handle it was given. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Database {
  readonly db: Db;
  readonly kind: 'postgresql' | 'embedded';
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Whether every migration has run. The service's role may only look (`db/rights.ts`): then there is nothing it would have to make. */
async function isMigrated(client: pg.PoolClient): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const { rows: there } = await client.query("SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS yes");
  if (there[0]?.yes !== true) return false;
  const { rows } = await client.query('SELECT max(created_at) AS last FROM drizzle.__drizzle_migrations');
  return Number(rows[0]?.last) >= newest;
}

/**
 * A real PostgreSQL (15 or newer). Migrations run under an advisory lock, so that two starting processes do not race; where one
 * is due and the role may not migrate, it is the owner's to do (`npm run migrate`).
 */
export async function openPostgres(url: string, poolSize = 16): Promise<Database> {
  const settings = { max: poolSize, connectionTimeoutMillis: 5_000, keepAlive: true, pipeline: true };
  const pool = new pg.Pool({ connectionString: url, ...settings });
  // A dropped idle connection must not end the process: the pool replaces it, and /readyz tells of a lasting fault.
  pool.on('error', () => undefined);
  // Nor one dropped between two queries of a transaction: its next query fails, and the act answers 503.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    sendTogether(client);
    keepPlans(client);
  });
  const db = drizzlePg(pool, { schema });
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock(726001)');
    if (!(await isMigrated(client))) await migratePg(drizzlePg(client, { schema }), { migrationsFolder });
    await client.query('SELECT pg_advisory_unlock(726001)');
  } finally {
    client.release();
  }
  return {
    db: db as unknown as Db,
    kind: 'postgresql',
    ping: async () => void (await pool.query('SELECT 1')),
    close: () => pool.end(),
  };
}

/** Whether a PostgreSQL answers at `url`; `refuses`: it is there, but not for this user, password or database. */
export async function postgresAnswers(url: string): Promise<'yes' | 'no' | 'refuses'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'yes';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return /^(28|3D)/.test(code) ? 'refuses' : 'no';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The embedded database, for trying and developing; `folder` undefined keeps it in memory. One owning process. */
export async function openEmbedded(folder?: string): Promise<Database> {
  const unlock = folder ? await lockFolder(folder) : async () => undefined;
  const client = await PGlite.create(folder ? { dataDir: folder } : {});
  const db = drizzlePglite(client, { schema });
  await migratePglite(db, { migrationsFolder });
  return {
    db: db as unknown as Db,
    kind: 'embedded',
    ping: async () => void (await db.execute(sql`SELECT 1`)),
    close: async () => {
      await client.close();
      await unlock();
    },
  };
}
