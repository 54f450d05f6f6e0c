import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { freePort } from './port.js';
import { bilingual, progress } from './say.js';
import { ensureTemporalCli } from './temporal-cli.js';
import { startTethered, type Tethered } from './tethered.js';

/** Codes only: no personal data is ever put in a search attribute. */
export const searchAttributes = ['PxProcess', 'PxRound', 'PxTerm', 'PxCall', 'PxStage', 'PxCounty'] as const;

export type TemporalServerOptions = {
  port: number;
  namespace: string;
  /** Absent: no web interface. */
  uiPort?: number;
  /** Absent: in memory, gone with the process. */
  databaseFile?: string;
  /** After how many events a process is asked to start over with a short history; absent: the server's own 4,096. */
  longHistory?: number;
};

export type TemporalServer = Tethered & { address: string };

/** Waits until `namespace` can be described at `address`; false after `seconds`. */
export async function temporalAnswers(address: string, namespace: string, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    const connection = Connection.lazy({ address });
    try {
      await connection.withDeadline(Date.now() + 2000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    } finally {
      await connection.close();
    }
  }
  return false;
}

/** How often a start is tried whose ports somebody took between our look and its own. */
const portAttempts = 3;

/**
 * Starts Temporal's dev server on the loopback, at a lower priority than the people's requests (design, section 1). Beside the ports
 * asked for it listens on six of its own choice, so that a start can find one of them taken: then it is tried with others.
 */
export async function startTemporal(options: TemporalServerOptions): Promise<TemporalServer> {
  const cli = await ensureTemporalCli();
  const { port, databaseFile, namespace } = options;
  if (databaseFile) mkdirSync(dirname(databaseFile), { recursive: true });
  const address = `127.0.0.1:${port}`;
  for (let attempt = 1; ; attempt++) {
    const server = startTethered(cli, await serverArguments(options), { signal: 'TERM', nice: 5 });
    const ready = Promise.race([temporalAnswers(address, namespace, 60), server.ended]);
    const answer = await progress((w) => w.startTemporal, ready);
    if (answer === true) return { ...server, address };
    await server.stop();
    const words = answer === false ? '' : answer;
    if (attempt === portAttempts || !words.includes('address already in use'))
      throw new Error(`${bilingual((w) => w.notReady('Temporal'))}\n${words}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function serverArguments(options: TemporalServerOptions): Promise<readonly string[]> {
  const { port, uiPort, databaseFile, namespace, longHistory } = options;
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'];
  args.push('--http-port', String(await freePort()), '--metrics-port', String(await freePort()));
  args.push('--namespace', namespace);
  args.push(...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-ip', '127.0.0.1']));
  if (databaseFile) args.push('--db-filename', databaseFile);
  if (longHistory) args.push('--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${longHistory}`);
  for (const name of searchAttributes) args.push('--search-attribute', `${name}=Keyword`);
  return args;
}
