import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../desk/verify/check.js';

const nameOf = (folder: string) => join(folder, 'audit-seal.json');

/** Keeps the newest seal in a file of the data folder; written beside and renamed, so that it is never half of one. */
export const anchorKeeper =
  (folder: string) =>
  async (anchor: Anchor): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const partial = `${nameOf(folder)}.${process.pid}`;
    await writeFile(partial, `${JSON.stringify(anchor)}\n`);
    await rename(partial, nameOf(folder));
  };

/** The seal kept last; none where no sealer ran beside this folder. */
export async function keptAnchors(folder: string): Promise<readonly Anchor[]> {
  const text = await readFile(nameOf(folder), 'utf8').catch(() => null);
  return text === null ? [] : [JSON.parse(text) as Anchor];
}

/** Sets the kept seal aside, e.g. before a restore, which goes back behind it on purpose. */
export async function setAnchorAside(folder: string, as: string): Promise<void> {
  await rename(nameOf(folder), `${nameOf(folder)}.${as}`).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}
