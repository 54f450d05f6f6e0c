/** npm test [-- files or vitest's options]: gets what the tests need, runs them, ends with `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestParts } from './ensure/test-parts.js';
import { countTests } from './test-count.js';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pingxuan-test-'));
const resultFile = join(folder, 'result.json');

function vitest(env: Record<string, string>): Promise<number> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'run', ...reporters, ...process.argv.slice(2)], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    // We wait for vitest's end and then stop the parts.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function readResult(): unknown {
  try {
    return JSON.parse(readFileSync(resultFile, 'utf8'));
  } catch {
    return null;
  }
}

let status = 1;
let count = { passed: 0, failed: 1 };
try {
  const parts = await startTestParts();
  try {
    status = await vitest(parts.env);
    count = countTests(readResult());
  } finally {
    await parts.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
rmSync(folder, { recursive: true, force: true });
if (count.failed > 0) status = status || 1;
if (status !== 0 && count.failed === 0) count = { ...count, failed: 1 };
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(status);
