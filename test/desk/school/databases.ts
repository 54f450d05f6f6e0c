import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../../db/database.js';
import { openDatabase } from '../../support/databases.js';
import { dialectsAsked } from '../../support/desk.js';

/** Runs a suite where suites of acts run (`dialectsAsked`); `database()` is there from the first `beforeAll` on. */
export function onDatabase(suite: (database: () => Database) => void): void {
  describe.each(dialectsAsked)('%s', (kind) => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openDatabase(kind);
    });
    afterAll(() => database?.close());
    suite(() => {
      if (!database) throw new Error('the database is not open yet');
      return database;
    });
  });
}
