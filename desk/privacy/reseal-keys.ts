import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { dataKeys } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';

/**
 * Seals every key of what people wrote with the newest of `DATA_KEYS` (ASVS 11.2.2); the words themselves stay as they are, so
 * that a form's hash holds. Run twice it finds nothing to do.
 * @returns how many were sealed anew, and how many no key of ours opens
 */
export async function resealKeys({
  db,
  vault,
}: {
  readonly db: Db;
  readonly vault: Vault;
}): Promise<{ readonly sealed: number; readonly lost: number }> {
  let sealed = 0;
  let lost = 0;
  const kept = await db
    .select({ subjectId: dataKeys.subjectId, wrapped: dataKeys.wrapped })
    .from(dataKeys)
    .where(isNotNull(dataKeys.wrapped));
  for (const { subjectId, wrapped: old } of kept) {
    const wrapped = old === null ? null : rewrapped(vault, old);
    if (wrapped === null) lost += 1;
    if (old === null || wrapped === null || wrapped === old) continue;
    // Only what it was: a key that is destroyed meanwhile stays destroyed.
    const same = and(eq(dataKeys.subjectId, subjectId), eq(dataKeys.wrapped, old));
    sealed += (await db.update(dataKeys).set({ wrapped }).where(same).returning({ subjectId: dataKeys.subjectId }))
      .length;
  }
  return { sealed, lost };
}

function rewrapped(vault: Vault, wrapped: string): string | null {
  try {
    return vault.rewrap(wrapped);
  } catch {
    return null;
  }
}
