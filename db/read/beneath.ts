import { eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { organisations } from '../schema/all.js';

/** Whether a body is the bureau itself or stands beneath it, directly or through its county. */
export async function isBeneath(tx: Db, bureauId: string, orgId: string): Promise<boolean> {
  for (let at: string | null = orgId; at !== null; ) {
    if (at === bureauId) return true;
    const [body] = await tx
      .select({ parentId: organisations.parentId })
      .from(organisations)
      .where(eq(organisations.id, at));
    at = body?.parentId ?? null;
  }
  return false;
}
