import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diskBlobs } from '../../../desk/blobs/blobs.js';
import { sha256 } from '../../../desk/kit/canonical.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps bytes under their hash, once, also when stored twice at the same time', async () => {
  const blobs = diskBlobs(folder);
  const bytes = Buffer.from('证书');
  const hashes = await Promise.all([blobs.put(bytes), blobs.put(bytes), blobs.put(bytes)]);
  expect(new Set(hashes)).toEqual(new Set([sha256(bytes)]));
  const stored = await blobs.read(sha256(bytes));
  expect(stored && (await buffer(stored))).toEqual(bytes);
  expect(await readdir(join(folder, sha256(bytes).slice(0, 2)))).toEqual([sha256(bytes)]);
});

it('finds nothing under an unknown hash, and never reads a path', async () => {
  const blobs = diskBlobs(folder);
  expect(await blobs.read('0'.repeat(64))).toBeNull();
  expect(await blobs.read('../../etc/passwd')).toBeNull();
});
