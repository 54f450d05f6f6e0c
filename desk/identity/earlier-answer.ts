import { and, eq } from 'drizzle-orm';
import { idempotency } from '../../db/schema/all.js';
import type { Result } from '../../domain/refusal.js';
import { hashOf } from '../kit/canonical.js';
import type { IdentityDeps } from './deps.js';

/**
 * The answer a key got before, also where its person's link has died with the task it decided: a retry of the
 * deciding click is told the same again. Null when nothing was answered to just this.
 * @param said claimant: whose key it is (`claimantOf`)
 */
export async function earlierAnswer(
  deps: Pick<IdentityDeps, 'db'>,
  said: { readonly claimant: string; readonly key: string; readonly act: string; readonly raw: unknown },
): Promise<Result<unknown> | null> {
  const [earlier] = await deps.db
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.actor, said.claimant), eq(idempotency.key, said.key)));
  if (!earlier || earlier.act !== said.act || earlier.inputHash !== hashOf(said.raw)) return null;
  return (earlier.answer as Result<unknown> | null) ?? null;
}
