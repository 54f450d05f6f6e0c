import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../../db/database.js';
import { openDatabase } from '../../support/databases.js';

/** Runs a suite on the embedded database and on a real PostgreSQL; `database()` is there from the first `beforeAll` on. */
export function onBoth(suite: (database: () => Database) => void): void {
  describe.each(['embedded', 'postgresql'] as const)('%s', (kind) => {
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
