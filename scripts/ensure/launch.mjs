/** Runs a TypeScript file, handing on arguments, signals and the exit status. Plain Node. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureInstalled, root } from './install.mjs';
import { program } from './program.mjs';

/** @param {string} file relative to the project @param {string[]} args */
export async function launch(file, args) {
  await ensureInstalled();
  const child = spawn(process.execPath, [...(await program(file)), ...args], { cwd: root, stdio: 'inherit' });
  // A terminal sends Ctrl-C to the child too; the child ends in order and this process waits for it.
  const interrupted = () => {};
  process.on('SIGINT', process.stdin.isTTY ? interrupted : () => child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
