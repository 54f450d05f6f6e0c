import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { sha256 } from '../kit/canonical.js';

/** Files by their content: what was stored once is never changed, so an attachment's hash always finds its bytes. */
export interface BlobStore {
  /** Keeps the bytes; on the disk when it resolves. Returns their SHA-256 (lower-case hex), the name they are found by. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when nothing is stored under this hash. */
  read(hash: string): Promise<Readable | null>;
  /** Forgets the bytes; nothing happens when there are none. For what was only lent (`desk/sweep`), never for a case's file. */
  remove(hash: string): Promise<void>;
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Blobs in a folder, in 256 subfolders by the first byte of their hash. */
export function diskBlobs(folder: string): BlobStore {
  const placeOf = (hash: string) => ({
    dir: join(folder, hash.slice(0, 2)),
    path: join(folder, hash.slice(0, 2), hash),
  });
  return {
    put: async (bytes) => {
      const hash = sha256(bytes);
      const { dir, path } = placeOf(hash);
      if (await exists(path)) return hash;
      await mkdir(dir, { recursive: true });
      await writeWhole(dir, path, bytes);
      return hash;
    },
    read: async (hash) => {
      // The hash becomes a path: nothing but a hash may.
      if (!isHash(hash)) return null;
      const { path } = placeOf(hash);
      return (await exists(path)) ? createReadStream(path) : null;
    },
    remove: async (hash) => {
      if (isHash(hash)) await rm(placeOf(hash).path, { force: true });
    },
  };
}

/** Written beside, flushed, renamed: a crash leaves the whole file or none. */
async function writeWhole(dir: string, path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.${randomUUID()}`;
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dir);
}

/** The new name itself must reach the disk; Windows cannot open a folder and needs no such step. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
