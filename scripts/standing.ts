import { join } from 'node:path';
import type { Config } from '../config.js';
import { type Database, type Db, openEmbedded, openPostgres } from '../db/database.js';
import { createVault, type Vault } from '../db/sealed.js';
import type { Clock } from '../desk/kit/deps.js';
import { realClock } from '../worker/clock.js';
import { rehearsalClock } from '../worker/rehearsal-clock.js';
import { configuredSecrets } from '../worker/secret.js';

/** The database the environment names, for a command that looks at it from outside the service. */
export const openStanding = ({ databaseUrl, dataDir }: Config, poolSize: number): Promise<Database> =>
  databaseUrl ? openPostgres(databaseUrl, poolSize) : openEmbedded(join(dataDir, 'db'));

/** Opens what was sealed, as the service does. */
export const vaultOf = async (config: Config): Promise<Vault> =>
  createVault(config.dataKeys ?? (await configuredSecrets(config)).dataKeys);

/** The clock the service goes by: a rehearsal's stands in its database. */
export const clockOf = async ({ clock: { daySeconds, start } }: Config, db: Db): Promise<Clock> =>
  daySeconds ? rehearsalClock(db, daySeconds, start) : realClock;
