import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../../db/database.js';
import { ending, grantService, records } from '../../../db/rights.js';
import * as schema from '../../../db/schema/all.js';
import { audit } from '../../../db/schema/all.js';
import { createVault } from '../../../db/sealed.js';
import { publishRoot } from '../../../desk/audit/publish-root.js';
import { sealHeads } from '../../../desk/audit/seal-heads.js';
import { keptCalendar } from '../../../desk/calendar/kept-calendar.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sweepRows } from '../../../desk/sweep/rows.js';
import { auditChain } from '../../../desk/verify/audit-chain.js';
import { twoCities } from '../../access/people.js';
import { moments } from '../../access/walk/moments.js';
import { walker } from '../../access/walk.js';
import { monday, type TestDesk, testClock } from '../../support/desk.js';
import { type FreshDatabase, freshDatabase } from '../../support/postgres.js';

// ASVS 13.2.2, T18: two roles. The owner migrates; the service works, and cannot rewrite what it has recorded.
let database: FreshDatabase;
let url: string;
let desk: TestDesk;
let service: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  await (await openPostgres(database.url, 2)).close();
  const role = new URL(database.url).pathname.slice(1).replace('test', 'service');
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'of the tests'`);
  await owner.end();
  await grantService(database.url, role);
  await grantService(database.url, role);
  url = Object.assign(new URL(database.url), { username: role, password: 'of the tests' }).href;
  service = new pg.Client({ connectionString: url });
  await service.connect();
  const opened = await openPostgres(url);
  const calendar = await keptCalendar(opened.db);
  desk = {
    db: opened.db,
    clock: testClock(monday),
    calendar: calendar.current,
    refreshCalendar: calendar.refresh,
    linkKey: 'link-key-of-the-tests',
    vault: createVault('data-key-of-the-tests'),
    database: opened,
    empty: async () => undefined,
    close: opened.close,
  };
}, 60_000);
afterAll(async () => {
  await service.end();
  await desk.close();
  const role = new URL(url).username;
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  await owner.end();
  await database.drop();
});

const tables = Object.values(schema).flatMap((it): PgTable[] => (is(it, PgTable) ? [it] : []));
const denied = { code: '42501' };

describe('the service’s role', () => {
  test('runs a whole round, from the draft to the certificate', { timeout: 120_000 }, async () => {
    const walk = walker(desk, await twoCities(desk));
    const straight = moments.slice(0, moments.indexOf('approved') + 1);
    for (const moment of straight) await walk.to(moment);
    expect((await walk.file(walk.own())).state).toBe('approved');
    expect(await performSystem(desk, sealHeads)).not.toBeNull();
    desk.clock.forwardHours(48);
    expect(await performSystem(desk, publishRoot)).toBe(true);
    expect(await performSystem(desk, (at) => auditChain.run(at))).toEqual([]);
    expect((await desk.db.select().from(audit)).length).toBeGreaterThan(50);
  });

  test.each(records.map(getTableName))('adds to %s, and can neither change, remove nor empty it', async (table) => {
    const may = async (right: string) =>
      (await service.query('SELECT has_table_privilege($1, $2) AS yes', [table, right])).rows[0]?.yes;
    expect([await may('SELECT'), await may('INSERT')]).toEqual([true, true]);
    const { rows } = await service.query(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1',
      [table],
    );
    const [{ name }] = rows;
    await expect(service.query(`UPDATE "${table}" SET "${name}" = "${name}"`)).rejects.toMatchObject(denied);
    await expect(service.query(`DELETE FROM "${table}"`)).rejects.toMatchObject(denied);
    await expect(service.query(`TRUNCATE "${table}"`)).rejects.toMatchObject(denied);
    await expect(service.query(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`)).rejects.toMatchObject(denied);
    await expect(service.query(`DROP TABLE "${table}"`)).rejects.toMatchObject(denied);
  });

  test.each(tables.filter((table) => !ending.includes(table)).map(getTableName))(
    'removes nothing of %s',
    async (table) => {
      await expect(service.query(`DELETE FROM "${table}"`)).rejects.toMatchObject(denied);
    },
  );

  test('makes nothing of its own, and sees which migrations ran without changing that', async () => {
    await expect(service.query('CREATE TABLE public.mine (n int)')).rejects.toMatchObject(denied);
    await expect(
      service.query('CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$$$'),
    ).rejects.toThrow();
    await expect(service.query('DELETE FROM drizzle.__drizzle_migrations')).rejects.toMatchObject(denied);
  });
});

describe('the code keeps to it', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const sources = ['desk', 'worker', 'api', 'activities', 'db'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const byName = new Map(
    Object.entries(schema).flatMap(([name, it]) => (is(it, PgTable) ? [[name, it] as const] : [])),
  );
  const asked = (verb: 'update' | 'delete') => {
    const raw = { update: 'UPDATE', delete: 'DELETE FROM' }[verb];
    const said = new RegExp(`\\.${verb}\\(\\s*(\\w+)\\)|${raw} \\$\\{(\\w+)\\}`, 'g');
    const names = sources.flatMap((text) => [...text.matchAll(said)].map(([, call, sql]) => call ?? sql ?? ''));
    return names.flatMap((name) => byName.get(name) ?? []);
  };

  test('what it removes may be removed, and nothing else may', () => {
    const removed = new Set([...asked('delete'), ...Object.values(sweepRows).map(({ table }) => table)]);
    expect([...removed].map(getTableName).sort()).toEqual(ending.map(getTableName).sort());
  });

  test('it changes no record', () => {
    expect(asked('update').length).toBeGreaterThan(50);
    expect(asked('update').filter((table) => records.includes(table))).toEqual([]);
  });
});
