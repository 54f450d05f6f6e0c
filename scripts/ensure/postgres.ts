import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aptInstall } from './apt.js';
import { run } from './command.js';
import { isExecutable, onPath } from './find.js';
import { freePort } from './port.js';
import { PartMissing, progress } from './say.js';
import { startTethered } from './tethered.js';

/** `url` names the maintenance database `postgres`; `stop` ends the cluster and removes its files. */
export type PostgresCluster = { url: string; pid: number; stop: () => Promise<void> };

const debian = '/usr/lib/postgresql';

function installed(): string | undefined {
  let versions: string[] = [];
  try {
    versions = readdirSync(debian).sort((a, b) => Number(b) - Number(a));
  } catch {
    // not a Debian with PostgreSQL: PATH is left
  }
  const initdb = onPath('initdb');
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(initdb ? [dirname(initdb)] : [])];
  return folders.find((folder) => isExecutable(join(folder, 'postgres')) && isExecutable(join(folder, 'initdb')));
}

/** Folder of PostgreSQL's programs, from the system's packages if need be. */
export async function ensurePostgres(): Promise<string> {
  const present = installed();
  if (present) return present;
  await aptInstall('postgresql');
  const now = installed();
  if (now) return now;
  throw new PartMissing('postgresql', '请安装 PostgreSQL 15 或更新版本', 'install PostgreSQL 15 or newer');
}

/** PostgreSQL refuses to run as root: then the first unprivileged user there is. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    if (uid.ok && gid.ok) return { uid: Number(uid.output), gid: Number(gid.output) };
  }
  return { uid: 65534, gid: 65534 };
}

async function start(bin: string, more: readonly string[]): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-postgres-'));
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const password = randomBytes(16).toString('hex');
  const user = await unprivileged();
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);

  const made = await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'pingxuan', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C'],
    { cwd: folder, ...user },
  );
  if (!made.ok) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(made.output);
  }
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=on',
    'max_connections=200',
    ...more,
  ];
  const server = startTethered(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { signal: 'INT', discard: folder, cwd: tmpdir(), ...user },
  );
  let over: string | undefined;
  void server.ended.then((words) => {
    over = words;
  });
  for (let attempt = 0; attempt < 150 && over === undefined; attempt++) {
    const { ok } = await run(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    if (ok)
      return { url: `postgres://pingxuan:${password}@127.0.0.1:${port}/postgres`, pid: server.pid, stop: server.stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await server.stop();
  throw new Error(over ?? 'PostgreSQL did not answer within 30 s');
}

/**
 * Makes and starts a cluster of its own on a free port of the loopback, with fsync on.
 * @param settings more of postgresql.conf, each `name=value`
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresCluster> {
  const bin = await ensurePostgres();
  return progress((w) => w.startPostgres, start(bin, settings));
}
