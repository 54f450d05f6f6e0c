import { eq } from 'drizzle-orm';
import { accounts } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { lockAccount } from './accounts.js';
import type { IdentityDeps } from './deps.js';
import { recoveryHash } from './recovery.js';
import { totpStep } from './totp.js';

/**
 * Takes a six-digit code or a recovery code of a locked account: either is good once, whoever comes first.
 * @returns how it was shown; null when it is wrong or used
 */
export async function takeSecondFactor(
  desk: Pick<Desk, 'tx'>,
  deps: IdentityDeps,
  accountId: string,
  code: string,
): Promise<'totp' | 'recovery' | null> {
  const account = await lockAccount(desk, accountId);
  if (!account.totpSecret) return null;
  const step = await totpStep(deps, account.totpSecret, code, account.totpLastStep);
  if (step !== null) {
    await desk.tx.update(accounts).set({ totpLastStep: step }).where(eq(accounts.id, accountId));
    return 'totp';
  }
  const used = recoveryHash(code);
  if (!account.recoveryHashes.includes(used)) return null;
  const left = account.recoveryHashes.filter((hash) => hash !== used);
  await desk.tx.update(accounts).set({ recoveryHashes: left }).where(eq(accounts.id, accountId));
  return 'recovery';
}
