import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.js';
import { isExecutable } from './find.js';

/** Longest wait for a download that may never come, in milliseconds. */
const patience = 10_000;

/** Downloads one of the SDK's own servers to `target`; false when it cannot be had within ten seconds. */
export async function downloadFromSdk(kind: 'dev-server' | 'time-skipping', target: string): Promise<boolean> {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'download-'));
  try {
    const script = join(dirname(fileURLToPath(import.meta.url)), 'sdk-server.ts');
    await run(process.execPath, ['--import', 'tsx', script, kind, folder], { timeout: patience });
    const file = readdirSync(folder)
      .map((name) => join(folder, name))
      .find(isExecutable);
    if (!file) return false;
    renameSync(file, target);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
