import { type Database, openPostgres } from '../../db/database.js';
import { embeddedClone } from './embedded.js';
import { migratedDatabase } from './postgres.js';

export type Dialect = 'embedded' | 'postgresql';

/** A migrated, empty database of its own; closing it removes it. The real one is four times faster than the embedded. */
export async function openDatabase(dialect: Dialect, poolSize?: number): Promise<Database> {
  if (dialect === 'embedded') return embeddedClone();
  const { url, drop } = await migratedDatabase();
  const database = await openPostgres(url, poolSize);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}
