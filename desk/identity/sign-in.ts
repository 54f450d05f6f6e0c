import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { accountByLogin } from './accounts.js';
import type { IdentityDeps } from './deps.js';
import { note, type Who } from './note.js';
import { passwordFits } from './passwords.js';
import { takeSecondFactor } from './second-factor.js';
import { endSession, startSession } from './sessions.js';

export interface SignedIn {
  /** The cookie's value. */
  readonly session: string;
  readonly secondFactor: boolean;
  /** The account has a second factor that was not shown yet. */
  readonly secondFactorDue: boolean;
}

/**
 * Password and, where it is given, the code of the second factor. Unknown login, wrong password, disabled account and
 * wrong code all get the same answer after the same work: `wrongCredentials`.
 */
export async function signIn(
  deps: IdentityDeps,
  given: { readonly login: string; readonly password: string; readonly code?: string | undefined },
): Promise<Result<SignedIn>> {
  const account = await accountByLogin(deps, given.login);
  const fits = await passwordFits(account?.passwordHash ?? null, given.password);
  if (!account) return refused(refuse('wrongCredentials'));
  const who: Who = { accountId: account.id, personId: account.personId };
  return performSystem(deps, async (desk) => {
    const wrong = refuse('wrongCredentials');
    const refuseIt = async () => {
      await note(desk, who, 'signIn', { refusal: wrong });
      return refused(wrong);
    };
    if (!fits || account.disabled) return refuseIt();
    const shown = given.code ? await takeSecondFactor(desk, deps, account.id, given.code) : null;
    if (given.code && account.totpSecret && !shown) return refuseIt();
    const session = await startSession(desk, deps, account.id, shown !== null);
    await note(desk, who, 'signIn', { facts: { secondFactor: shown ?? 'none' } });
    return accepted({
      session,
      secondFactor: shown !== null,
      secondFactorDue: account.totpSecret !== null && shown === null,
    });
  });
}

/**
 * Shows the second factor in a session, at sign-in or again before a strong act; the session gets a new cookie and keeps its
 * end. Refuses `wrongCredentials`, `notSignedIn` (ended meanwhile).
 */
export async function stepUp(
  deps: IdentityDeps,
  who: Who & { readonly sessionHash: string },
  code: string,
): Promise<Result<SignedIn>> {
  return performSystem(deps, async (desk) => {
    const shown = await takeSecondFactor(desk, deps, who.accountId, code);
    if (!shown) {
      const wrong = refuse('wrongCredentials', { field: 'code' });
      await note(desk, who, 'stepUp', { refusal: wrong });
      return refused(wrong);
    }
    const until = await endSession(desk, who.sessionHash);
    if (!until) return refused(refuse('notSignedIn'));
    const session = await startSession(desk, deps, who.accountId, true, until);
    await note(desk, who, 'stepUp', { facts: { secondFactor: shown } });
    return accepted({ session, secondFactor: true, secondFactorDue: false });
  });
}

export async function signOut(deps: IdentityDeps, who: Who & { readonly sessionHash: string }): Promise<void> {
  await performSystem(deps, async (desk) => {
    await endSession(desk, who.sessionHash);
    await note(desk, who, 'signOut');
  });
}
