import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { places } from '../../config.js';
import { freePort } from '../ensure/port.js';
import { program } from '../ensure/program.mjs';

/** `npm start` as a process of its own, on ports of its own; with PINGXUAN_PARTS only one part of it. */
export interface ServiceProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it wrote so far. */
  output(): string;
  /** Its log alone: what went to the standard error output. */
  log(): string;
  /** Waits until all its parts answer. */
  ready(): Promise<void>;
  /** Sends the signal, waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
}
export interface Ended {
  readonly code: number | null;
  /** Milliseconds from the signal, or the start, to the end. */
  readonly ms: number;
}

const root = join(import.meta.dirname, '../..');
export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Waits until `ask` gives something; says `what` was waited for when it never does. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  seconds = 60,
): Promise<T> {
  const giveUp = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer) return answer;
    if (Date.now() > giveUp) throw new Error(`waited in vain for ${what}`);
    await pause(100);
  }
}

/** The environment of a service beside others: ports and folder of its own, and whatever the test names. */
export async function freeEnvironment(dataDir: string): Promise<Record<string, string>> {
  const { home, temporalCli } = places();
  const names = ['HTTP_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAIL_UI_PORT'];
  const ports: Record<string, string> = {};
  for (const name of names) ports[name] = String(await freePort());
  return {
    ...ports,
    PINGXUAN_HOME: home,
    ...(temporalCli && { TEMPORAL_CLI_PATH: temporalCli }),
    DATA_DIR: dataDir,
    TRUST_PROXY_HOPS: '1',
  };
}

export async function startProcess(environment: Record<string, string>): Promise<ServiceProcess> {
  const { PATH = '', HOME = '', GOPATH, JAVA_HOME } = process.env;
  const args = await program('scripts/start.ts');
  const began = Date.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH, HOME, ...(GOPATH && { GOPATH }), ...(JAVA_HOME && { JAVA_HOME }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  let logged = '';
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
    logged += chunk.toString();
  });
  let since = began;
  let code: number | null | undefined;
  const ended = new Promise<Ended>((done) => {
    child.on('close', (status) => {
      code = status;
      done({ code: status, ms: Date.now() - since });
    });
  });
  const url = `http://127.0.0.1:${environment.HTTP_PORT}`;
  return {
    url,
    pid: child.pid ?? 0,
    output: () => words,
    log: () => logged,
    ended,
    ready: async () => {
      await until(
        'the service',
        async () => {
          if (code !== undefined) return true;
          return (await fetch(`${url}/readyz`)).ok;
        },
        150,
      );
      if (code !== undefined) throw new Error(`the service ended with ${code}:\n${words}`);
    },
    end: (signal) => {
      since = Date.now();
      child.kill(signal);
      return ended;
    },
  };
}
