import { type SQL, sql } from 'drizzle-orm';
import { rowsOf } from '../../db/read/rows.js';
import type { Check, Verifying } from './check.js';

/** A check that is one query: each row it returns (`at`, and facts) is a breach. */
export const sqlCheck = (name: string, invariant: string, query: (desk: Verifying) => SQL): Check => ({
  name,
  run: async (desk) => {
    const rows = await rowsOf<Record<string, string | number | null>>(desk.tx, query(desk));
    return rows.map(({ at, ...facts }) => ({
      invariant,
      at: String(at),
      facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? ''])),
    }));
  },
});

/** Instants are compared in the database as such. */
export const moment = (instant: string): SQL => sql`${instant}::timestamptz`;
