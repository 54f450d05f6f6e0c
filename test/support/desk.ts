import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Database } from '../../db/database.js';
import * as schema from '../../db/schema/all.js';
import { createVault } from '../../db/sealed.js';
import { keptCalendar } from '../../desk/calendar/kept-calendar.js';
import type { Clock, DeskDeps } from '../../desk/kit/deps.js';
import { type Dialect, openDatabase } from './databases.js';

export { type BodyCode, type TinyCity, tinyCity, tinyDates } from './city.js';
export { type TinyCounty, tinyCounty } from './county.js';

/** A Monday morning, 09:00 in Beijing. */
export const monday = '2026-03-02T01:00:00.000Z';

/** A clock the test sets; real and business time are one. */
export interface TestClock extends Clock {
  set(instant: string): void;
  forwardHours(hours: number): void;
}

export function testClock(start: string): TestClock {
  let at = start;
  return {
    now: async () => at,
    realInstant: (instant) => instant,
    set: (instant) => {
      at = instant;
    },
    forwardHours: (hours) => {
      at = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    },
  };
}

export interface TestDesk extends DeskDeps {
  readonly clock: TestClock;
  readonly database: Database;
  /** Takes up what was put in force since, as each process does every second. */
  refreshCalendar(): Promise<boolean>;
  /** Removes every row and puts the clock back. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A migrated, empty database of either dialect with everything an act needs. */
export async function openDesk(dialect: Dialect = 'postgresql', start = monday): Promise<TestDesk> {
  const database = await openDatabase(dialect);
  const clock = testClock(start);
  const calendar = await keptCalendar(database.db);
  return {
    db: database.db,
    clock,
    calendar: calendar.current,
    refreshCalendar: calendar.refresh,
    linkKey: 'link-key-of-the-tests',
    vault: createVault('data-key-of-the-tests'),
    database,
    empty: async () => {
      clock.set(start);
      await database.db.execute(emptyTables);
      await calendar.refresh();
    },
    close: database.close,
  };
}

/** Row by row and only where there are some: TRUNCATE makes new files for a hundred tables, of which a test filled twenty. */
const emptyTables = sql.raw(`DO $$
DECLARE one text; filled boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOREACH one IN ARRAY ARRAY[${tablesOf(schema)}] LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', one) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM %I', one); END IF;
  END LOOP;
  PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$`);

function tablesOf(all: object): string {
  const tables = Object.values(all).filter((value) => is(value, PgTable));
  return tables.map((table) => `'${getTableName(table)}'`).join(', ');
}

const dialects: readonly Dialect[] = ['embedded', 'postgresql'];

/** Where suites of acts run: a real PostgreSQL; the embedded database as well where `BOTH_DIALECTS=1` asks for it. */
export const dialectsAsked: readonly Dialect[] = process.env.BOTH_DIALECTS ? dialects : ['postgresql'];

/** Runs a suite on the embedded database and on a real PostgreSQL. */
export function onBothDialects(name: string, suite: (dialect: Dialect) => void): void {
  describe.each(dialects)(`${name} (%s)`, (dialect) => suite(dialect));
}

type DeskSuite = (desk: () => TestDesk) => void;

/**
 * Runs a suite of acts on a real PostgreSQL, the desk opened and closed, every test starting empty; `BOTH_DIALECTS=1 npm test` runs it on
 * the embedded database as well, which takes three times as long.
 * @param suite gets the desk by a function: it exists only once the tests run
 */
export function runOnDesk(name: string, suite: DeskSuite): void {
  describe.each(dialectsAsked)(`${name} (%s)`, (dialect) => withDesk(dialect, suite));
}

/** The same on both databases each time: for what the kit, the schema and the migrations do, on which every act stands. */
export function runOnBoth(name: string, suite: DeskSuite): void {
  onBothDialects(name, (dialect) => withDesk(dialect, suite));
}

function withDesk(dialect: Dialect, suite: DeskSuite): void {
  let open: TestDesk | undefined;
  beforeAll(async () => {
    open = await openDesk(dialect);
  });
  beforeEach(() => open?.empty());
  afterAll(() => open?.close());
  suite(() => {
    if (!open) throw new Error('the desk opens before the tests run');
    return open;
  });
}
