import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows } from './temporal.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Everything a workflow may import; a change in any of them makes a new bundle. */
const sources = ['workflows', 'domain'];

/**
 * The workflow code, bundled once and kept in `folder` until its sources or the SDK change. Written beside and renamed,
 * so that two starting processes never read half of it; a folder that cannot be written costs only the time.
 */
export async function keptBundle(folder: string): Promise<WorkflowBundle> {
  const kept = join(folder, `workflows-${await sourcesHash()}.js`);
  const earlier = await readFile(kept, 'utf8').catch(() => null);
  if (earlier !== null) return { code: earlier };
  const { code } = await bundleWorkflows();
  await keep(folder, kept, code).catch(() => undefined);
  return { code };
}

async function keep(folder: string, file: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(partial, code);
  await rename(partial, file);
}

async function sourcesHash(): Promise<string> {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  const hash = createHash('sha256').update(version);
  for (const folder of sources) {
    const names = (await readdir(join(root, folder), { recursive: true }))
      .filter((name) => /\.c?[jt]s$/.test(name))
      .sort();
    const texts = await Promise.all(names.map((name) => readFile(join(root, folder, name))));
    for (const [at, name] of names.entries()) hash.update(`${folder}/${name}\0`).update(texts[at] ?? '');
  }
  return hash.digest('hex').slice(0, 16);
}
