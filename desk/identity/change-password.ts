import { eq } from 'drizzle-orm';
import { accounts } from '../../db/schema/all.js';
import { accepted, type Result, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { lockAccount } from './accounts.js';
import type { IdentityDeps } from './deps.js';
import { refuseGuessable } from './guessable.js';
import { note, noteWrong, type Who } from './note.js';
import { hashPassword, passwordFits, refuseLength } from './passwords.js';
import { endOtherSessions } from './sessions.js';

/**
 * A new password by the old one; every other session of the account ends. Refuses `wrongCredentials` (current), `badInput` and
 * `passwordGuessable` (newPassword).
 */
export async function changePassword(
  deps: IdentityDeps,
  who: Who & { readonly sessionHash: string },
  given: { readonly current: string; readonly newPassword: string },
): Promise<Result<{ readonly sessionsEnded: number }>> {
  const wrongLength = refuseLength(deps, given.newPassword);
  if (wrongLength) return refused(wrongLength);
  const account = await performSystem(deps, (desk) => lockAccount(desk, who.accountId));
  if (!(await passwordFits(account.passwordHash, given.current)))
    return noteWrong(deps, who, 'changePassword', 'current');
  const guessable = await refuseGuessable(deps.db, who.personId, given.newPassword);
  if (guessable) return refused(guessable);
  const passwordHash = await hashPassword(given.newPassword);
  return performSystem(deps, async (desk) => {
    await desk.tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, who.accountId));
    const sessionsEnded = await endOtherSessions(desk, who.accountId, who.sessionHash);
    await note(desk, who, 'changePassword', { facts: { sessionsEnded } });
    return accepted({ sessionsEnded });
  });
}
