import { eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { dataKeys } from '../schema/all.js';
import type { Sealed, Vault } from '../sealed.js';

/** The sealed key of a case or an objection; null where there is none, or none any more. */
export async function wrappedKeyOf(db: Db, subjectId: string): Promise<string | null> {
  const [row] = await db.select({ wrapped: dataKeys.wrapped }).from(dataKeys).where(eq(dataKeys.subjectId, subjectId));
  return row?.wrapped ?? null;
}

/** One stored value opened; null once the key was destroyed, or where nothing is stored: the key is not asked for then. */
export const opened = async (db: Db, vault: Vault, subjectId: string, stored: Sealed | '' | null): Promise<unknown> =>
  stored ? vault.open(await wrappedKeyOf(db, subjectId), stored) : null;

/** A word opened; empty where nothing was said, and once its key was destroyed. */
export const wordOf = (vault: Vault, wrapped: string | null, stored: Sealed | ''): string => {
  const word = stored && vault.open(wrapped, stored);
  return typeof word === 'string' ? word : '';
};

/** The same under the key of whoever's it is; nothing is asked for where nothing is stored. */
export const openedWord = async (
  db: Db,
  vault: Vault,
  subjectId: string,
  stored: Sealed | '' | null,
): Promise<string> => (stored ? wordOf(vault, await wrappedKeyOf(db, subjectId), stored) : '');

/** A form as it was saved or submitted, by its fields; what stands in them is for a schema to say. */
export type Saved = Readonly<Record<string, unknown>>;

/** A form opened; null once its key was destroyed. */
export function savedIn(vault: Vault, wrapped: string | null, stored: Sealed): Saved | null {
  const form = vault.open(wrapped, stored);
  return typeof form === 'object' && form !== null ? Object.fromEntries(Object.entries(form)) : null;
}
