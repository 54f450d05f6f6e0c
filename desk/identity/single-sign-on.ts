import { and, eq } from 'drizzle-orm';
import { accounts, identities } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { lockAccount } from './accounts.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { note, type Who } from './note.js';
import { startSession } from './sessions.js';
import type { SignedIn } from './sign-in.js';

/** Who somebody is at the identity provider: by issuer and subject, which never pass to another person. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The provider says that more than a password was shown. */
  readonly strong: boolean;
}

/**
 * A session for the account an identity is bound to. Refuses `identityUnknown` when it is bound to none, or to a closed one;
 * nothing is made by itself: whoever the bureau has not entered has no account.
 */
export async function signInWith(deps: IdentityDeps, proven: ProvenIdentity): Promise<Result<SignedIn>> {
  return performSystem(deps, async (desk) => {
    const [account] = await desk.tx
      .select({ id: accounts.id, personId: accounts.personId, totp: accounts.totpSecret, disabled: accounts.disabled })
      .from(identities)
      .innerJoin(accounts, eq(accounts.id, identities.accountId))
      .where(and(eq(identities.issuer, proven.issuer), eq(identities.subject, proven.subject)));
    if (!account || account.disabled) return refused(refuse('identityUnknown'));
    const session = await startSession(desk, deps, account.id, proven.strong);
    const facts = { secondFactor: proven.strong ? 'provider' : 'none' };
    await note(desk, { accountId: account.id, personId: account.personId }, 'signIn', { facts });
    const secondFactorDue = account.totp !== null && !proven.strong;
    return accepted({ session, secondFactor: proven.strong, secondFactorDue });
  });
}

/**
 * Binds an identity to the account somebody is signed in to; the one before it is let go. Refuses `identityUnknown` when it is
 * bound to another account, `secondFactorRequired` where the account has one and it was not shown lately.
 */
export async function bindIdentity(
  deps: IdentityDeps,
  who: Who & { readonly secondFactor: boolean },
  proven: ProvenIdentity,
): Promise<Result<{ bound: true }>> {
  return performSystem(deps, async (desk) => {
    const account = await lockAccount(desk, who.accountId);
    if (account.totpSecret && !who.secondFactor) return refused(refuse('secondFactorRequired', { field: 'code' }));
    const { issuer, subject } = proven;
    const same = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
    const [taken] = await desk.tx.select().from(identities).where(same);
    if (taken && taken.accountId !== who.accountId) return refused(refuse('identityUnknown'));
    await desk.tx.delete(identities).where(eq(identities.accountId, who.accountId));
    await desk.tx.insert(identities).values({ issuer, subject, accountId: who.accountId, boundAt: realInstant(deps) });
    await note(desk, who, 'bindIdentity');
    return accepted({ bound: true });
  });
}

/** Whether an account has an identity bound. */
export async function isBound(deps: Pick<IdentityDeps, 'db'>, accountId: string): Promise<boolean> {
  const [found] = await deps.db.select().from(identities).where(eq(identities.accountId, accountId));
  return found !== undefined;
}
