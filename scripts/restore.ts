/**
 * npm run restore -- <folder> [database] [temporal] [files] [--keys <folder>]: puts back the named parts, all by default; with the keys of
 * another backup, the newest. Stop the service before, and run
 * `npm run reconcile -- --repair` after it. Sessions end; the kept seal is set aside, since the log goes back behind it on purpose.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { problemLines, readConfig } from '../config.js';
import { lockFolder } from '../db/folder-lock.js';
import { afterRestore } from '../desk/audit/after-restore.js';
import { performSystem } from '../desk/kit/act.js';
import { eraseAgain } from '../desk/privacy/erase-again.js';
import { chinaCalendar } from '../domain/calendar/china.js';
import { setAnchorAside } from '../worker/kept-anchor.js';
import { type Restored, restore } from './backup-files.js';
import { clockOf, openStanding, vaultOf } from './standing.js';

const all: readonly Restored[] = ['database', 'temporal', 'files'];
const { values, positionals } = parseArgs({ options: { keys: { type: 'string' } }, allowPositionals: true });
const [folder, ...named] = positionals;
const parts = named.length > 0 ? all.filter((part) => named.includes(part)) : all;
const reading = readConfig();
if (reading.kind === 'errors' || !folder || named.some((name) => !all.some((part) => part === name))) {
  const usage = `npm run restore -- <folder> [${all.join('] [')}] [--keys <folder>]`;
  console.error(reading.kind === 'errors' ? problemLines(reading.errors).join('\n') : usage);
  process.exit(2);
}
const { config } = reading;
const unlock = config.databaseUrl ? async () => undefined : await lockFolder(join(config.dataDir, 'db'));
const { takenAt } = await restore(config, resolve(folder), parts, values.keys && resolve(values.keys));
await unlock();
if (parts.includes('database')) {
  const database = await openStanding(config, 2);
  const clock = await clockOf(config, database.db);
  const deps = { db: database.db, clock, calendar: () => chinaCalendar, linkKey: '', vault: await vaultOf(config) };
  const { number } = await performSystem(deps, async (desk) => {
    await eraseAgain(desk);
    return afterRestore(desk, takenAt);
  });
  await setAnchorAside(config.dataDir, `before-restore-${number}`);
  await database.close();
}
console.log(`restored ${parts.join(', ')} as of ${takenAt}`);
process.exit(0);
