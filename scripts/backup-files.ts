import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.js';
import { grantService } from '../db/rights.js';
import { run } from './ensure/command.js';
import { onPath } from './ensure/find.js';

/** What a backup folder says of itself. `takenAt`: real UTC instant at which the dump began. */
export interface BackupNote {
  readonly takenAt: string;
  readonly database: 'postgresql' | 'embedded';
  /** Whether Temporal's own file is in it; a Temporal cluster on PostgreSQL is backed up with its own database. */
  readonly temporal: boolean;
}

const pieces = {
  note: 'backup.json',
  dump: 'database.dump',
  keys: 'keys.dump',
  embedded: 'db',
  temporal: 'temporal.db',
  files: 'files',
} as const;

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Runs one of PostgreSQL's programs on the database of `url`; the password goes by environment, not by argument. */
async function postgres(name: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<void> {
  const program = onPath(name);
  if (!program) throw new Error(`${name}: not on PATH`);
  const at = new URL(url);
  const PGPASSWORD = decodeURIComponent(at.password);
  at.password = '';
  const done = await run(program, [...args, '--dbname', at.href], { env: { ...process.env, PGPASSWORD } });
  if (!done.ok) throw new Error(`${name}: ${done.output}`);
}

/**
 * The keys of what people wrote go into a file of their own (docs/backup.md): whoever keeps the newest alone has no key of anybody erased.
 * Writes database, attachments and — of the embedded server, which must be stopped — Temporal's file into `folder`.
 */
export async function backup(config: Config, folder: string): Promise<BackupNote> {
  await mkdir(folder, { recursive: true });
  const takenAt = new Date().toISOString();
  const temporalFile = join(config.dataDir, 'temporal.db');
  const temporal = config.temporal.address === null && (await isThere(temporalFile));
  const owner = config.databaseOwnerUrl ?? config.databaseUrl;
  if (owner) {
    const to = (name: string) => ['--format=custom', '--file', join(folder, name)];
    await postgres('pg_dump', owner, [...to(pieces.dump), '--exclude-table-data=public.data_keys']);
    // After the data: none of the keys that it needs is missing.
    await postgres('pg_dump', owner, [...to(pieces.keys), '--data-only', '--table=public.data_keys']);
  } else await cp(join(config.dataDir, 'db'), join(folder, pieces.embedded), { recursive: true });
  if (temporal)
    for (const ending of ['', '-wal', '-shm'])
      if (await isThere(temporalFile + ending)) await cp(temporalFile + ending, join(folder, pieces.temporal) + ending);
  // Attachments lie under their own hash and are only added to: copied last, none that the dump names is missing.
  const files = join(config.dataDir, 'files');
  if (await isThere(files)) await cp(files, join(folder, pieces.files), { recursive: true });
  const note: BackupNote = { takenAt, database: config.databaseUrl ? 'postgresql' : 'embedded', temporal };
  await writeFile(join(folder, pieces.note), `${JSON.stringify(note)}\n`);
  return note;
}

/** Which parts to put back. Each may come from a backup of its own instant: the reconciler brings them together again. */
export type Restored = 'database' | 'temporal' | 'files';

/**
 * @param keysFolder the backup whose keys are taken: the newest, which holds none of anybody erased since
 * Puts the named parts back; the service must be stopped. What a restore must end, `afterRestore` ends.
 */
export async function restore(
  config: Config,
  folder: string,
  parts: readonly Restored[],
  keysFolder = folder,
): Promise<BackupNote> {
  const note = JSON.parse(await readFile(join(folder, pieces.note), 'utf8')) as BackupNote;
  if (parts.includes('database')) {
    if ((note.database === 'postgresql') !== (config.databaseUrl !== null))
      throw new Error(`the backup holds a database of the other kind: ${note.database}`);
    if (config.databaseUrl) {
      const owner = config.databaseOwnerUrl ?? config.databaseUrl;
      await emptied(owner);
      await postgres('pg_restore', owner, [
        '--no-owner',
        '--exit-on-error',
        '--single-transaction',
        join(folder, pieces.dump),
      ]);
      await postgres('pg_restore', owner, [
        '--data-only',
        '--exit-on-error',
        '--single-transaction',
        join(keysFolder, pieces.keys),
      ]);
      if (config.databaseOwnerUrl) await grantService(owner, decodeURIComponent(new URL(config.databaseUrl).username));
    } else await replaced(join(folder, pieces.embedded), join(config.dataDir, 'db'));
  }
  if (parts.includes('temporal') && note.temporal) {
    const target = join(config.dataDir, 'temporal.db');
    for (const ending of ['', '-wal', '-shm']) await replaced(join(folder, pieces.temporal) + ending, target + ending);
  }
  const files = join(folder, pieces.files);
  // Nothing is taken away here: a file no row names is never read.
  if (parts.includes('files') && (await isThere(files)))
    await cp(files, join(config.dataDir, 'files'), { recursive: true });
  return note;
}

/** pg_restore wants an empty database; what stood in it goes in one transaction. */
async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      'BEGIN; DROP SCHEMA IF EXISTS drizzle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT',
    );
  } finally {
    await client.end();
  }
}

async function replaced(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  if (await isThere(from)) await cp(from, to, { recursive: true });
}
