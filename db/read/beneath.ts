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

/** The bureau and every body beneath it. */
export async function bodiesBeneath(tx: Db, bureauId: string): Promise<readonly string[]> {
  const all = await tx.select({ id: organisations.id, parentId: organisations.parentId }).from(organisations);
  const found = [bureauId];
  for (const id of found) found.push(...all.filter(({ parentId }) => parentId === id).map((one) => one.id));
  return found;
}
