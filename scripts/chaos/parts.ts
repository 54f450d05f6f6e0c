import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ensure/port.js';
import { startTemporal, type TemporalServer } from '../ensure/temporal-server.js';
import { killGroup } from '../ensure/tethered.js';
import { type Catcher, startCatcher } from './catcher.js';
import { type Cluster, makeCluster } from './cluster.js';
import { freeEnvironment, type ServiceProcess, startProcess, until } from './service.js';

export const targets = ['api', 'worker', 'temporal', 'pg'] as const;
export type Target = (typeof targets)[number];

/** Every part of the service as processes of their own, each of which may be killed and started again. */
export interface Parts {
  readonly base: string;
  readonly database: Cluster;
  readonly catcher: Catcher;
  readonly temporalAddress: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Starts what was killed and waits until it answers. @param crashAt where it shall kill itself, `api` and `worker` only */
  start(target: Target, crashAt?: string): Promise<void>;
  kill(target: Target): Promise<void>;
  /** Waits for a process to die by itself; false when it still lives after so many ms. */
  dies(target: 'api' | 'worker', ms: number): Promise<boolean>;
  /** Temporal's own files, and what API and worker have logged since their last start, by what each is called. */
  written(): Readonly<Record<string, Buffer>>;
  /** Ends API and worker as an operator would; database, Temporal and mail stay, to be looked at. */
  stopService(): Promise<void>;
  close(): Promise<void>;
}

/** So few events that processes start over in the middle of a round, some of them more than once. */
const longHistory = 40;

/** Seconds a part may take to answer again, on a machine that is busy with other things as well. */
const startPatience = 240;

const paused = (ms: number) => new Promise<false>((done) => setTimeout(() => done(false), ms));

/** @param daySeconds how many real seconds a business day lasts */
export async function openParts(daySeconds: number): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-chaos-'));
  const [database, catcher, temporalPort] = await Promise.all([makeCluster(), startCatcher(), freePort()]);
  const environment: Record<string, string> = {
    ...(await freeEnvironment(join(folder, 'data'))),
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    SMTP_URL: catcher.url,
    CLOCK_DAY_SECONDS: String(daySeconds),
    CLOCK_START: '2026-03-02T00:30:00Z',
    LOG_LEVEL: 'error',
  };
  const base = `http://127.0.0.1:${environment.HTTP_PORT}`;
  const own: Record<'api' | 'worker', Record<string, string>> = {
    api: { ...environment, PINGXUAN_PARTS: 'api' },
    worker: { ...environment, PINGXUAN_PARTS: 'worker', PUBLIC_URL: base, HTTP_PORT: String(await freePort()) },
  };
  const running: Partial<Record<'api' | 'worker', ServiceProcess>> = {};
  let engine: TemporalServer | null = null;

  const startService = async (part: 'api' | 'worker', crashAt: string) => {
    const service = await startProcess({ ...own[part], ...(crashAt && { PINGXUAN_CRASH_AT: crashAt }) });
    running[part] = service;
    const over = service.ended.then(() => 'ended');
    const answers = until(`the ${part}`, () => partsAnswer(service.url, part), startPatience);
    // An armed one may die before it answers; then nobody waits for the answer any more.
    answers.catch(() => undefined);
    // One that is armed may be dead before it was seen to answer.
    const first = await Promise.race([answers, over]);
    if (first === 'ended' && !crashAt) throw new Error(`the ${part} did not start:\n${service.output()}`);
  };
  const startEngine = async () => {
    const databaseFile = join(folder, 'temporal.db');
    engine = await startTemporal({ port: temporalPort, namespace: 'default', databaseFile, longHistory });
  };
  const killService = async (part: 'api' | 'worker') => void (await running[part]?.end('SIGKILL'));
  const parts: Parts = {
    base,
    database,
    catcher,
    environment,
    temporalAddress: environment.TEMPORAL_ADDRESS ?? '',
    start: (target, crashAt = '') =>
      target === 'pg' ? database.start() : target === 'temporal' ? startEngine() : startService(target, crashAt),
    kill: async (target) => {
      if (target === 'pg') return database.kill();
      if (target === 'temporal') return killGroup(engine);
      return killService(target);
    },
    dies: async (target, ms) => {
      const service = running[target];
      return service ? Promise.race([service.ended.then(() => true), paused(ms)]) : true;
    },
    written: () => ({
      ...Object.fromEntries(
        readdirSync(folder)
          .filter((name) => name.startsWith('temporal.db'))
          .map((name) => [name, readFileSync(join(folder, name))]),
      ),
      'API log': logged(running.api),
      'worker log': logged(running.worker),
    }),
    stopService: async () => {
      await running.api?.end('SIGTERM');
      await running.worker?.end('SIGTERM');
    },
    close: async () => {
      await Promise.all([killService('api'), killService('worker'), killGroup(engine), catcher.stop()]);
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([parts.start('pg'), parts.start('temporal')]);
    // The API loads the sample city; the worker has nothing to do before.
    await parts.start('api');
    await parts.start('worker');
    return parts;
  } catch (error) {
    await parts.close();
    throw error;
  }
}

/** Its log's lines, without what is told to whoever starts it. */
const logged = (service: ServiceProcess | undefined): Buffer =>
  Buffer.from(
    (service?.log() ?? '')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n'),
  );

async function partsAnswer(url: string, part: 'api' | 'worker'): Promise<boolean> {
  const response = await fetch(`${url}/readyz`);
  const { parts } = (await response.json()) as { parts: Record<string, boolean> };
  return parts.database === true && (part === 'api' || parts.temporal === true);
}
