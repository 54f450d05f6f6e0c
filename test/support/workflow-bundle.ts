import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows } from '../../worker/temporal.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/pingxuan');
/** Everything a workflow may import; a change in any of them makes a new bundle. */
const sources = ['workflows', 'domain'];

/**
 * The workflow code, bundled once for all test files and runs until its sources change. Written beside and renamed, so that two
 * test files never read half of it.
 */
export async function workflowBundle(): Promise<WorkflowBundle> {
  const kept = join(cache, `workflows-${sourcesHash()}.js`);
  if (existsSync(kept)) return { code: readFileSync(kept, 'utf8') };
  const { code } = await bundleWorkflows();
  mkdirSync(cache, { recursive: true });
  const partial = `${kept}.${randomBytes(4).toString('hex')}`;
  writeFileSync(partial, code);
  renameSync(partial, kept);
  return { code };
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of sources) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names)
      if (name.endsWith('.ts')) hash.update(name).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
