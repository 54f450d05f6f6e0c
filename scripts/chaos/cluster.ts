import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { run } from '../ensure/command.js';
import { freePort } from '../ensure/port.js';
import { ensurePostgres } from '../ensure/postgres.js';
import { killGroup, startTethered, type Tethered } from '../ensure/tethered.js';

/** Seconds a killed server may take to go through its log again, on a machine that is busy with other things as well. */
const startPatience = 240;

/** A PostgreSQL of one's own, which it may stop and start again on the same files and port. */
export interface Cluster {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, as an operator would in a hurry. */
  stop(): Promise<void>;
  /** SIGKILL: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Asks the database directly, as the witness of what the service said. */
  ask<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  remove(): Promise<void>;
}

async function owner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : { uid: 65534, gid: 65534 };
}

/**
 * Asked over a connection of its own, which only a living server takes: the backends of a killed one answer for a moment longer on the
 * connections they have, and whoever believed them would never start it again.
 * @returns why not, '' where it answers: 57P03 is recovery
 */
async function refusalOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param parent where its files lie; a small volume of its own, to fill it */
export async function makeCluster(parent: string = tmpdir()): Promise<Cluster> {
  const bin = await ensurePostgres();
  const user = await owner();
  const folder = mkdtempSync(join(parent, 'pingxuan-cluster-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  const made = await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'pingxuan', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    {
      cwd: folder,
      ...user,
    },
  );
  if (!made.ok) throw new Error(made.output);
  const port = await freePort();
  const url = `postgres://pingxuan@127.0.0.1:${port}/postgres`;
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=on'];
  let server: Tethered | null = null;

  // Asked many times a second, and there again after each death of the server.
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 3_000 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const ask = async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await pool.query(sql, [...values])).rows as T[];
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  return {
    url,
    ask,
    stop,
    kill: async () => {
      await killGroup(server);
      server = null;
    },
    start: async () => {
      const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
      let words = '';
      let refused = '';
      const began = Date.now();
      while (Date.now() - began < startPatience * 1000) {
        if (!server) {
          const started = startTethered(join(bin, 'postgres'), args, { signal: 'INT', cwd: tmpdir(), ...user });
          server = started;
          // The last backends of a killed one may still hold its memory: then it is started again.
          void started.ended.then((said) => {
            words = said;
            if (server === started) server = null;
          });
        }
        refused = await refusalOf(url);
        if (refused === '') return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`the cluster did not start within ${startPatience} s, last answer ${refused}: ${words}`);
    },
    remove: async () => {
      await pool.end();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
