import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openPostgres } from '../../../db/database.js';
import { embeddedClone } from '../../support/embedded.js';
import { type FreshDatabase, migratedDatabase } from '../../support/postgres.js';

/** Runs a suite on the embedded database and on a real PostgreSQL; `database()` is there from the first `beforeAll` on. */
export function onBoth(suite: (database: () => Database) => void): void {
  describe.each(['embedded', 'postgresql'] as const)('%s', (kind) => {
    let fresh: FreshDatabase | undefined;
    let database: Database | undefined;
    beforeAll(async () => {
      fresh = kind === 'postgresql' ? await migratedDatabase() : undefined;
      database = fresh ? await openPostgres(fresh.url) : await embeddedClone();
    });
    afterAll(async () => {
      await database?.close();
      await fresh?.drop();
    });
    suite(() => {
      if (!database) throw new Error('the database is not open yet');
      return database;
    });
  });
}
