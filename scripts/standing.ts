import { join } from 'node:path';
import type { Config } from '../config.js';
import { type Database, type Db, openEmbedded, openPostgres } from '../db/database.js';
import type { Clock } from '../desk/kit/deps.js';
import { realClock, rehearsalClock } from '../worker/clock.js';

/** The database the environment names, for a command that looks at it from outside the service. */
export const openStanding = ({ databaseUrl, dataDir }: Config, poolSize: number): Promise<Database> =>
  databaseUrl ? openPostgres(databaseUrl, poolSize) : openEmbedded(join(dataDir, 'db'));

/** The clock the service goes by: a rehearsal's stands in its database. */
export const clockOf = async ({ clock: { daySeconds, start } }: Config, db: Db): Promise<Clock> =>
  daySeconds ? rehearsalClock(db, daySeconds, start) : realClock;
