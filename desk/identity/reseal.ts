import { and, eq, isNotNull } from 'drizzle-orm';
import { accounts } from '../../db/schema/all.js';
import type { IdentityDeps } from './deps.js';
import { opens, type SealKeys, seal, unseal } from './seal.js';

/**
 * Seals every second factor with the key of today (ASVS 11.2.2), whatever key sealed it; run twice it finds nothing to do.
 * @returns how many were sealed anew, and how many no key opens: those people enrol again
 */
export async function resealFactors(
  deps: Pick<IdentityDeps, 'db'> & SealKeys,
): Promise<{ readonly sealed: number; readonly lost: number }> {
  const enrolled = await deps.db
    .select({ id: accounts.id, totpSecret: accounts.totpSecret })
    .from(accounts)
    .where(isNotNull(accounts.totpSecret));
  const before = enrolled.filter(({ totpSecret }) => totpSecret !== null && !opens(deps.sealKey, totpSecret));
  let sealed = 0;
  for (const { id, totpSecret: old } of before) {
    const secret = old === null ? null : unseal(deps, old);
    if (old === null || secret === null) continue;
    // Only what it was: whoever enrols anew meanwhile keeps that.
    const same = and(eq(accounts.id, id), eq(accounts.totpSecret, old));
    const totpSecret = seal(deps.sealKey, secret);
    sealed += (await deps.db.update(accounts).set({ totpSecret }).where(same).returning({ id: accounts.id })).length;
  }
  return { sealed, lost: before.length - sealed };
}
