import type { Db } from '../../db/database.js';
import { createVault } from '../../db/sealed.js';
import { diskBlobs } from '../../desk/blobs/blobs.js';
import { defaultIdentity } from '../../desk/identity/parameters.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { benchClock } from './bench-clock.js';
import type { PartSettings } from './part.js';

/** What `main.ts` gives the desk, on the bench's clock. */
export const depsOf = (db: Db, { clockFile, filesFolder }: Pick<PartSettings, 'clockFile' | 'filesFolder'>) => ({
  db,
  clock: benchClock(clockFile),
  calendar: () => chinaCalendar,
  linkKey: 'link-key-of-the-bench',
  sealKey: 'seal-key-of-the-bench',
  vault: createVault('data-key-of-the-bench'),
  wallClock: Date.now,
  identity: defaultIdentity,
  blobs: diskBlobs(filesFolder),
});
