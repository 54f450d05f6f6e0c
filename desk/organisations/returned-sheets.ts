import type { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { returnedSheets } from '../../db/schema/all.js';
import type { BlobStore } from '../blobs/blobs.js';
import { lend } from '../blobs/lend.js';
import { sha256 as sha256Of } from '../kit/canonical.js';

/** What a returned sheet needs of the world; `wallClock`: real time in milliseconds since 1970. */
export interface SheetKeeping {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly wallClock: () => number;
}

/** Keeps a sheet that goes back with its errors until it is swept. Lent first: no crash leaves it without a row. */
export async function keepReturned(keeping: SheetKeeping, bytes: Uint8Array): Promise<string> {
  const sha256 = sha256Of(bytes);
  await lend(keeping, { blob: sha256, bytes });
  const at = new Date(keeping.wallClock()).toISOString();
  await keeping.db
    .insert(returnedSheets)
    .values({ sha256, at })
    .onConflictDoUpdate({ target: returnedSheets.sha256, set: { at } });
  return sha256;
}

/** The sheet's bytes; null for every other file of the store, and for one that was swept. */
export async function readReturned({ db, blobs }: SheetKeeping, sha256: string): Promise<Readable | null> {
  const [row] = await db.select().from(returnedSheets).where(eq(returnedSheets.sha256, sha256));
  return row ? blobs.read(row.sha256) : null;
}
