import { and, eq } from 'drizzle-orm';
import { accounts, links, people } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { endAccountLinks } from './account-links.js';
import { lockAccount } from './accounts.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { refuseGuessable } from './guessable.js';
import { note } from './note.js';
import { hashPassword, refuseLength } from './passwords.js';
import { linkFits, type Shown } from './secrets.js';
import { endSessions } from './sessions.js';

/**
 * A first or new password by the link in a letter: its secret, or the code printed in it. Every session of the account
 * ends; the second factor stays what it was, so that a mailbox alone opens nothing strong. Refuses `wrongCredentials` for an
 * unknown, used or foreign link alike, `linkExpired`, `badInput` (newPassword; facts min, max), `passwordGuessable`.
 */
export async function setPassword(
  deps: IdentityDeps,
  linkId: string,
  given: Shown & { readonly newPassword: string },
): Promise<Result<{ readonly login: string }>> {
  const wrongLength = refuseLength(deps, given.newPassword);
  if (wrongLength) return refused(wrongLength);
  const passwordHash = await hashPassword(given.newPassword);
  return performSystem(deps, async (desk) => {
    const live = and(eq(links.id, linkId), eq(links.state, 'live'));
    const [link] = await desk.tx.select().from(links).where(live).for('update');
    if (!link?.accountId || !linkFits(link, given)) return refused(refuse('wrongCredentials', { field: 'code' }));
    if (link.expiresAt && realInstant(deps) > link.expiresAt)
      return refused(refuse('linkExpired', { facts: { closedAt: link.expiresAt } }));
    const account = await lockAccount(desk, link.accountId);
    if (account.disabled) return refused(refuse('wrongCredentials', { field: 'code' }));
    const guessable = await refuseGuessable(desk.tx, account.personId, given.newPassword);
    if (guessable) return refused(guessable);
    await desk.tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id));
    await desk.tx.update(links).set({ state: 'used', usedAt: desk.now }).where(eq(links.id, linkId));
    await endAccountLinks(desk, account.id);
    // The letter arrived: the address is theirs.
    await desk.tx.update(people).set({ addressState: 'good' }).where(eq(people.id, account.personId));
    const sessionsEnded = await endSessions(desk, account.id);
    const who = { accountId: account.id, personId: account.personId };
    await note(desk, who, 'setPassword', { facts: { sessionsEnded } });
    return accepted({ login: account.login });
  });
}
