import { eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { dataKeys } from '../schema/all.js';
import { isSealed, type Vault } from '../sealed.js';

/** The sealed key of a case or an objection; null where there is none, or none any more. */
export async function wrappedKeyOf(db: Db, subjectId: string): Promise<string | null> {
  const [row] = await db.select({ wrapped: dataKeys.wrapped }).from(dataKeys).where(eq(dataKeys.subjectId, subjectId));
  return row?.wrapped ?? null;
}

/** One stored value opened; the key is asked for only where something is sealed. Null once the key was destroyed. */
export async function opened(db: Db, vault: Vault, subjectId: string, stored: unknown): Promise<unknown> {
  return isSealed(stored) ? vault.open(await wrappedKeyOf(db, subjectId), stored) : stored;
}

/** A word opened; empty once its key was destroyed. */
export const wordOf = (vault: Vault, wrapped: string | null, stored: string): string => {
  const word = vault.open(wrapped, stored);
  return typeof word === 'string' ? word : '';
};
