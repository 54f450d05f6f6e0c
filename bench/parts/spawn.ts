import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../../scripts/ensure/program.mjs';
import type { PartSettings } from './part.js';

export interface Part {
  readonly name: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/**
 * Starts `bench/parts/<name>.ts` as a process and waits until it is ready.
 * @param profiles a folder for a CPU profile of its whole life, or null
 */
export async function spawnPart(name: string, given: PartSettings, profiles: string | null): Promise<Part> {
  // Each thread writes its own, under a name with its number; the loader's is of no interest.
  const profiling = profiles ? ['--cpu-prof', '--cpu-prof-dir', join(profiles, name)] : [];
  const child = spawn(process.execPath, [...profiling, ...(await program(`bench/parts/${name}.ts`))], {
    cwd: root,
    env: { ...process.env, ...memoryOf(name), NODE_ENV: 'production', BENCH_PART: JSON.stringify(given) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A session of its own, so that one part can give way without the others (`yieldTo`).
    detached: true,
  });
  await started(name, child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    name,
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A worker's settings of memory, as its unit has them. */
function memoryOf(name: string): Record<string, string> {
  if (name !== 'worker') return {};
  const unit = readFileSync(join(root, 'deploy/systemd/pingxuan-worker@.service'), 'utf8');
  return Object.fromEntries(
    [...unit.matchAll(/(MALLOC_ARENA_MAX|NODE_OPTIONS)=(\S+)/g)].map(([, key, value]) => [key, value]),
  );
}

function started(name: string, child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.once('message', () => done());
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${name} ended with ${code} before it was ready`)));
  });
}
