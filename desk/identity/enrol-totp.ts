import { eq } from 'drizzle-orm';
import { accounts, sessions } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { lockAccount } from './accounts.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { note, noteWrong, type Who } from './note.js';
import { passwordFits } from './passwords.js';
import { recoveryCodes } from './recovery.js';
import { seal, unseal } from './seal.js';
import { endOtherSessions } from './sessions.js';
import { newTotp, totpStep } from './totp.js';

type Asking = Who & { readonly sessionHash: string; readonly secondFactor: boolean };

/** Offers a secret; nothing is stored: it comes back with the first code. */
export async function offerTotp(
  deps: IdentityDeps,
  who: Who,
  issuer: string,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const account = await performSystem(deps, (desk) => lockAccount(desk, who.accountId));
  return newTotp(issuer, account.login);
}

/**
 * Takes an offered secret into use once a code and the password show that both are in the right hands; other sessions
 * end. Replacing a second factor needs the old one in this session (`secondFactorRequired`).
 */
export async function enrolTotp(
  deps: IdentityDeps,
  who: Asking,
  given: { readonly secret: string; readonly code: string; readonly password: string },
): Promise<Result<{ readonly recoveryCodes: readonly string[] }>> {
  const before = await performSystem(deps, (desk) => lockAccount(desk, who.accountId));
  if (!(await passwordFits(before.passwordHash, given.password))) return noteWrong(deps, who, 'enrolTotp', 'password');
  const sealed = seal(deps.sealKey, given.secret);
  // Sent again with the code that took it into use (a page reloaded), it must not void the codes just written down.
  const inUse = before.totpSecret !== null && unseal(deps, before.totpSecret) === given.secret;
  const step = await totpStep(deps, sealed, given.code, inUse ? before.totpLastStep : null);
  if (step === null) return noteWrong(deps, who, 'enrolTotp', 'code');
  const made = recoveryCodes(deps.identity.recoveryCodes);
  return performSystem(deps, async (desk) => {
    const account = await lockAccount(desk, who.accountId);
    if (account.totpSecret && !who.secondFactor) return refused(refuse('secondFactorRequired'));
    await desk.tx
      .update(accounts)
      .set({ totpSecret: sealed, totpLastStep: step, recoveryHashes: made.hashes })
      .where(eq(accounts.id, who.accountId));
    await desk.tx
      .update(sessions)
      .set({ secondFactorAt: realInstant(deps) })
      .where(eq(sessions.hash, who.sessionHash));
    await endOtherSessions(desk, who.accountId, who.sessionHash);
    await note(desk, who, 'enrolTotp');
    return accepted({ recoveryCodes: made.codes });
  });
}
