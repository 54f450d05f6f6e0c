import type { Db } from '../../db/database.js';
import { lentFiles } from '../../db/schema/all.js';
import { namedAmong } from '../blobs/held.js';
import { type BlobShelves, shelves } from '../blobs/shelves.js';
import type { SweepParameters } from './parameters.js';

/** `wallClock`: real time in milliseconds since 1970. */
export interface StrayDeps {
  readonly db: Db;
  readonly shelves: BlobShelves;
  readonly wallClock: () => number;
  readonly sweep: Pick<SweepParameters, 'strayFiles'>;
}

/** What was found on a shelf: partial files that were removed, and whole ones that no row named until now. */
export type Strays = Readonly<Record<'partialFiles' | 'strayFiles', number>>;

/** Names that one statement asks for. */
const batch = 500;
/** How long the store's look stays with one shelf: the whole store is seen in less than two days. */
const perShelfMs = 600_000;

/** Whose turn it is, by the clock alone: whoever stops and begins again goes on where the day is. @param wallClock milliseconds since 1970 */
export const shelfAt = (wallClock: number): number => Math.floor(wallClock / perShelfMs) % shelves;

/**
 * Looks for files that nobody points at: what a process left that was killed while it wrote, and bytes that came without a row (a restore
 * of an older database). The first have no reader and go at once. The others are given the row of what was lent, from now on: they go
 * by it after its time, under its lock, unless somebody holds them or brings the same.
 */
export async function sweepShelf(deps: StrayDeps, shelf: number): Promise<Strays> {
  const { db, wallClock, sweep } = deps;
  const now = wallClock();
  const { whole, partial } = await deps.shelves.on(shelf);
  const older = async (names: readonly string[]) => {
    const found: string[] = [];
    for (const name of names)
      if (await deps.shelves.isOlder(name, now - sweep.strayFiles * 86_400_000)) found.push(name);
    return found;
  };
  const left = await older(partial);
  for (const name of left) await deps.shelves.clear(name);
  const strays = await older(await unnamed(db, whole));
  const at = new Date(now).toISOString();
  for (const blob of strays) await db.insert(lentFiles).values({ blob, at }).onConflictDoNothing();
  return { partialFiles: left.length, strayFiles: strays.length };
}

async function unnamed(db: Db, blobs: readonly string[]): Promise<readonly string[]> {
  const strays: string[] = [];
  for (let from = 0; from < blobs.length; from += batch) {
    const some = blobs.slice(from, from + batch);
    const named = await namedAmong(db, some);
    strays.push(...some.filter((blob) => !named.has(blob)));
  }
  return strays;
}
