import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { places } from '../../config.js';
import { run } from '../../scripts/ensure/command.js';
import { onPath } from '../../scripts/ensure/find.js';
import { freePort } from '../../scripts/ensure/port.js';
import { ensureTemporalCli } from '../../scripts/ensure/temporal-cli.js';
import { temporalAnswers } from '../../scripts/ensure/temporal-server.js';
import { startTethered, type Tethered } from '../../scripts/ensure/tethered.js';

/** What Go calls a program → what we keep it as. The release the dev server of `scripts/ensure/temporal-cli.ts` is made of. */
const source = 'go.temporal.io/server/cmd';
const release = 'v1.29.1';
const programs = [
  { from: `${source}/server`, built: 'server', kept: `temporal-server-${release}` },
  { from: `${source}/tools/sql`, built: 'sql', kept: `temporal-sql-tool-${release}` },
] as const;

/** Builds the full server and its schema tool, once. @throws Error with Go's last words */
async function ensurePrograms(): Promise<{ readonly server: string; readonly sqlTool: string }> {
  const bin = join(places().home, 'bin');
  const kept = programs.map((program) => join(bin, program.kept));
  if (!kept.every((file) => existsSync(file))) {
    const go = onPath('go');
    if (!go) throw new Error('Go is needed to build a Temporal server that works on PostgreSQL');
    console.error('building a Temporal server that works on PostgreSQL (about three minutes, once) …');
    const into = join(bin, 'building');
    mkdirSync(into, { recursive: true });
    const wanted = programs.map(({ from }) => `${from}@${release}`);
    const built = await run(go, ['install', ...wanted], { env: { ...process.env, GOBIN: into, GOFLAGS: '' } });
    if (!built.ok) throw new Error(built.output);
    for (const program of programs) renameSync(join(into, program.built), join(bin, program.kept));
    rmSync(into, { recursive: true });
  }
  const [server = '', sqlTool = ''] = kept;
  return { server, sqlTool };
}

const stores = ['temporal', 'visibility'] as const;

/** Temporal's own two databases beside ours, with the schema of its release. */
async function makeDatabases(sqlTool: string, url: URL): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  for (const name of stores) await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const at = ['--plugin', 'postgres12', '--endpoint', url.hostname, '--port', url.port, '--user', url.username];
  for (const name of stores) {
    const env = { ...process.env, SQL_PASSWORD: url.password, SQL_DATABASE: name };
    const steps = [
      ['setup-schema', '--version', '0.0'],
      ['update-schema', '--schema-name', `postgresql/v12/${name}`],
    ];
    for (const step of steps) {
      const made = await run(sqlTool, [...at, ...step], { env });
      if (!made.ok) throw new Error(made.output);
    }
  }
}

/** Every service in one process, as the dev server has it, but on PostgreSQL; four shards, as Temporal's own images set up. */
async function configuration(url: URL, grpcPort: number): Promise<object> {
  const sql = (databaseName: string) => ({
    ...{ pluginName: 'postgres12', databaseName, connectAddr: url.host, connectProtocol: 'tcp' },
    ...{ user: url.username, password: url.password, maxConns: 20, maxIdleConns: 20 },
  });
  const service = async (port?: number) => ({
    rpc: { grpcPort: port ?? (await freePort()), membershipPort: await freePort(), bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: 'error' },
    persistence: {
      ...{ defaultStore: 'temporal', visibilityStore: 'visibility', numHistoryShards: 4 },
      datastores: { temporal: { sql: sql('temporal') }, visibility: { sql: sql('visibility') } },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: await service(grpcPort),
      matching: await service(),
      history: await service(),
      worker: await service(),
    },
    clusterMetadata: {
      ...{ enableGlobalNamespace: false, failoverVersionIncrement: 10 },
      ...{ masterClusterName: 'active', currentClusterName: 'active' },
      clusterInformation: {
        active: {
          ...{ enabled: true, initialFailoverVersion: 1, rpcName: 'frontend' },
          rpcAddress: `127.0.0.1:${grpcPort}`,
        },
      },
    },
    publicClient: { hostPort: `127.0.0.1:${grpcPort}` },
  };
}

/** A Temporal server that keeps its histories in databases of its own on the cluster at `databaseUrl`, with the namespace `default`. */
export async function startTemporalOnPostgres(databaseUrl: string): Promise<Tethered & { address: string }> {
  const { server, sqlTool } = await ensurePrograms();
  const url = new URL(databaseUrl);
  await makeDatabases(sqlTool, url);
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-temporal-'));
  const port = await freePort();
  // JSON is YAML. The file holds the password of a cluster that lives as long as the bench.
  writeFileSync(join(folder, 'bench.yaml'), JSON.stringify(await configuration(url, port)), { mode: 0o600 });
  const args = ['--root', folder, '--config', '.', '--env', 'bench', '--allow-no-auth', 'start'];
  const started = startTethered(server, args, { signal: 'TERM', nice: 5, discard: folder });
  const address = `127.0.0.1:${port}`;
  const lastWords = await Promise.race([namespaceMade(address), started.ended]);
  if (lastWords === null) return { ...started, address };
  await started.stop();
  throw new Error(lastWords);
}

/** Null once the namespace `default` can be used; after a minute why not. */
async function namespaceMade(address: string): Promise<string | null> {
  const cli = await ensureTemporalCli();
  const create = ['operator', 'namespace', 'create', '--namespace', 'default', '--address', address];
  const giveUp = Date.now() + 60_000;
  let made = await run(cli, create);
  while (!made.ok && Date.now() < giveUp) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    made = await run(cli, create);
  }
  if (!made.ok) return made.output;
  return (await temporalAnswers(address, 'default', 60)) ? null : `the namespace did not answer at ${address}`;
}
