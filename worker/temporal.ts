import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type InjectedSinks,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { createActivities } from '../activities/create.js';
import type { TemporalTls } from '../config.js';
import { crashPoint } from '../desk/kit/crash-points.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import { taskQueue } from '../workflows/messages.js';
import type { ProcessSinks } from '../workflows/sinks.js';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey: string | null;
  readonly tls: TemporalTls | null;
}

let quiet = false;

/**
 * Temporal's own log lines: warnings only, since a failure's text may carry what a handler was given. Once a process.
 * @param metricsAddress host:port where Prometheus reads the worker's own counters; null: nowhere
 */
export function quietTemporal(metricsAddress: string | null): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('WARN', () => undefined),
    // Ctrl-C is ours: the worker ends in its turn, after the requests.
    shutdownSignals: [],
    telemetryOptions: {
      logging: { forward: {}, filter: 'ERROR' },
      ...(metricsAddress && { metrics: { prometheus: { bindAddress: metricsAddress } } }),
    },
  });
}

async function connectionOptions(at: TemporalAddress) {
  return {
    address: at.address,
    ...(at.apiKey && { apiKey: at.apiKey }),
    ...(at.tls && { tls: await certificates(at.tls) }),
  };
}

async function certificates(tls: TemporalTls) {
  const { serverCaPath, clientCertPath, clientKeyPath, serverName } = tls;
  return {
    ...(serverName && { serverNameOverride: serverName }),
    ...(serverCaPath && { serverRootCACertificate: await readFile(serverCaPath) }),
    ...(clientCertPath &&
      clientKeyPath && { clientCertPair: { crt: await readFile(clientCertPath), key: await readFile(clientKeyPath) } }),
  };
}

export async function connectClient(at: TemporalAddress): Promise<Client> {
  const connection = await Connection.connect({
    ...(await connectionOptions(at)),
    connectTimeout: '10 seconds',
    channelArgs,
  });
  return new Client({ connection, namespace: at.namespace, dataConverter });
}

/** How failures travel: by kind and frames, never by their words (reliability W27). Client, worker, bundle and replay share it. */
export const dataConverter = {
  failureConverterPath: fileURLToPath(new URL('../workflows/failure-converter.cjs', import.meta.url)),
};

/** For whom Temporal may be away at the start: it is connected to when it is first asked. */
export async function lazyClient(at: TemporalAddress): Promise<Client> {
  const connection = Connection.lazy({ ...(await connectionOptions(at)), connectTimeout: '2 seconds', channelArgs });
  return new Client({ connection, namespace: at.namespace, dataConverter });
}

/** A server that was away for an hour is looked for every five seconds, not every two minutes. */
const channelArgs = { 'grpc.max_reconnect_backoff_ms': 5_000 };

/** The workflow code as one bundle; made once per process and shared. */
export const bundleWorkflows = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(
      new URL(import.meta.url.endsWith('.ts') ? '../workflows/index.ts' : '../workflows/index.js', import.meta.url),
    ),
    logger: new DefaultLogger('ERROR'),
    failureConverterPath: dataConverter.failureConverterPath,
  });

export interface RunningWorker {
  /** Ends within about five seconds, whatever the server does. */
  stop(): Promise<void>;
}

/** Between two tries to run a worker again after its server went away. */
const pauseMs = 2_000;

/**
 * A worker on the one task queue: processes and their local activities. When its server is away for so long that the worker
 * gives up, another takes its place once the server is back.
 * @throws Error when the first one cannot be started
 */
export async function startWorker(
  at: TemporalAddress,
  deps: DeskDeps,
  bundle: WorkflowBundle,
  report: (error: unknown) => void,
): Promise<RunningWorker> {
  let stopping = false;
  let current = await openWorker(at, deps, bundle);
  const again = async (): Promise<void> => {
    while (!stopping) {
      try {
        await current.worker.run();
      } catch (error) {
        if (!stopping) report(error);
      }
      await current.connection.close().catch(() => undefined);
      while (!stopping) {
        await new Promise((done) => setTimeout(done, pauseMs));
        try {
          current = await openWorker(at, deps, bundle);
          break;
        } catch (error) {
          report(error);
        }
      }
    }
  };
  const ended = again();
  return {
    stop: async () => {
      stopping = true;
      if (current.worker.getState() === 'RUNNING') current.worker.shutdown();
      await ended;
    },
  };
}

const sinks: InjectedSinks<ProcessSinks> = {
  machinery: { startsOver: { fn: () => crashPoint('process.startsOver') } },
};

async function openWorker(at: TemporalAddress, deps: DeskDeps, bundle: WorkflowBundle) {
  const connection = await NativeConnection.connect(await connectionOptions(at));
  const worker = await Worker.create({
    connection,
    namespace: at.namespace,
    taskQueue,
    workflowBundle: bundle,
    dataConverter,
    activities: createActivities(deps),
    sinks,
    maxCachedWorkflows: 600,
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: '3 seconds',
    shutdownForceTime: '4 seconds',
  });
  return { connection, worker };
}
