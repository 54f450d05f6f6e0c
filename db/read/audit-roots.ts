import { desc } from 'drizzle-orm';
import type { Db } from '../database.js';
import { auditRoots, seals } from '../schema/all.js';

export interface PublishedRoots {
  /** The log's newest link; null before anything was sealed. */
  readonly latest: { readonly seal: number; readonly hash: string; readonly at: string } | null;
  /** Newest day first: the hash of the day's last seal, which stands for everything before it. */
  readonly items: readonly { readonly day: string; readonly seal: number; readonly root: string }[];
}

/** What anybody may keep, to tell later whether the audit log is still the same. Hashes only. */
export async function publishedRoots(db: Db, limit: number): Promise<PublishedRoots> {
  const { number: seal, hash, at } = seals;
  const [latest] = await db.select({ seal, hash, at }).from(seals).orderBy(desc(seal)).limit(1);
  const { day, root } = auditRoots;
  const items = await db
    .select({ day, seal: auditRoots.seal, root })
    .from(auditRoots)
    .orderBy(desc(auditRoots.day))
    .limit(limit);
  return { latest: latest ?? null, items };
}
