import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { lentFiles } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { sha256 } from '../kit/canonical.js';
import type { BlobStore } from './blobs.js';
import { isHeld } from './held.js';

/** `wallClock`: real time in milliseconds since 1970. */
export interface Lending {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly wallClock: () => number;
}

/** A file as it is kept: its sealed bytes, under their own hash. */
export interface SealedFile {
  readonly blob: string;
  readonly bytes: Uint8Array;
}

/** A file's bytes as they are kept. */
export function sealedFile(vault: Pick<Vault, 'sealFile'>, plain: Uint8Array): SealedFile {
  const bytes = vault.sealFile(plain);
  return { blob: sha256(bytes), bytes };
}

/**
 * Keeps a file for an act that may come to hold it. Its row is there before its bytes: whatever then refuses the act, or cuts it off,
 * leaves nothing on the disk that is not swept away.
 */
export async function lend({ db, blobs, wallClock }: Lending, { blob, bytes }: SealedFile): Promise<void> {
  const at = new Date(wallClock()).toISOString();
  await db.insert(lentFiles).values({ blob, at }).onConflictDoUpdate({ target: lentFiles.blob, set: { at } });
  await blobs.put(bytes);
}

/**
 * Takes back what was lent before `until` (real instant, UTC) and nobody holds: the bytes, then the row. Under the row's lock, so that
 * whoever sends the same file in this moment finds it whole or brings it anew.
 */
export async function takeBack({ db, blobs }: Omit<Lending, 'wallClock'>, blob: string, until: string): Promise<void> {
  await db.transaction(async (tx) => {
    const over = and(eq(lentFiles.blob, blob), lt(lentFiles.at, until));
    const [row] = await tx.select().from(lentFiles).where(over).for('update');
    if (!row) return;
    if (!(await isHeld(tx, blob))) await blobs.remove(blob);
    await tx.delete(lentFiles).where(over);
  });
}

/** Before anything was lent. */
const neverLent = '1970-01-01T00:00:00.000Z';

/**
 * Takes back bytes whose holder lets go of them. They go by a row of their own, as what was lent does: the same bytes that somebody is
 * bringing in this moment have a younger one, and stay until the sweeper has seen whether an act took them. A crash between loses
 * nothing: the row is found by the sweeper.
 * @param release takes the holder's word for it: from then on it no longer holds them
 */
export async function letGoOf(
  at: Omit<Lending, 'wallClock'>,
  blob: string,
  release: () => Promise<unknown>,
): Promise<void> {
  await at.db.insert(lentFiles).values({ blob, at: neverLent }).onConflictDoNothing();
  await release();
  await takeBack(at, blob, new Date(Date.parse(neverLent) + 1).toISOString());
}
