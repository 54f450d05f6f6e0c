import { spawn } from 'node:child_process';

export type Ran = { ok: boolean; output: string };

export type RunOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds; when they have passed the command and its children are killed. */
  timeout?: number;
  uid?: number;
  gid?: number;
};

/** Runs a command to its end without a terminal; never throws. `output` is its last 4,000 characters. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { timeout, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'], detached: timeout !== undefined });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            if (child.pid) process.kill(-child.pid, 'SIGKILL');
          }, timeout);
    const end = (ok: boolean, said = '') => {
      clearTimeout(timer);
      resolve({ ok, output: output + said });
    };
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code) => end(code === 0));
  });
}
