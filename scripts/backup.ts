/**
 * npm run backup -- <folder>: the database, the attachments and, in the embedded mode, Temporal's file. The embedded parts must be stopped;
 * a PostgreSQL may run, pg_dump sees one instant of it. A Temporal cluster is backed up with its own PostgreSQL (docs/backup.md).
 */
import { join, resolve } from 'node:path';
import { problemLines, readConfig } from '../config.js';
import { lockFolder } from '../db/folder-lock.js';
import { backup } from './backup-files.js';

const [folder] = process.argv.slice(2);
const reading = readConfig();
if (reading.kind === 'errors' || !folder) {
  console.error(reading.kind === 'errors' ? problemLines(reading.errors).join('\n') : 'npm run backup -- <folder>');
  process.exit(2);
}
const { config } = reading;
const unlock = config.databaseUrl ? async () => undefined : await lockFolder(join(config.dataDir, 'db'));
const note = await backup(config, resolve(folder));
await unlock();
console.log(JSON.stringify(note));
