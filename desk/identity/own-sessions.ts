import { and, desc, eq, gt } from 'drizzle-orm';
import { sessions } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import { performSystem } from '../kit/act.js';
import { sha256 } from '../kit/canonical.js';
import { lockAccount } from './accounts.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { note, noteWrong, type Who } from './note.js';
import { passwordFits } from './passwords.js';
import { endOtherSessions, endSession } from './sessions.js';

export interface OwnSession {
  /** Names the session without being of use to anybody: neither the cookie nor what is stored of it. */
  readonly id: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
  readonly secondFactor: boolean;
  /** The one that asks. */
  readonly here: boolean;
}

type Asking = Who & { readonly sessionHash: string; readonly secondFactor: boolean };

/** The account's living sessions, the one used last first. Where from is not kept (docs/security.md V5). */
export async function ownSessions(
  deps: IdentityDeps,
  who: { readonly accountId: string; readonly sessionHash: string },
): Promise<readonly OwnSession[]> {
  const alive = and(
    eq(sessions.accountId, who.accountId),
    gt(sessions.expiresAt, realInstant(deps)),
    gt(sessions.lastSeenAt, realInstant(deps, -deps.identity.idleMinutes)),
  );
  const found = await deps.db.select().from(sessions).where(alive).orderBy(desc(sessions.lastSeenAt));
  return found.map(({ hash, createdAt, lastSeenAt, secondFactorAt }) => ({
    id: idOf(hash),
    startedAt: createdAt,
    lastSeenAt,
    secondFactor: secondFactorAt !== null,
    here: hash === who.sessionHash,
  }));
}

const idOf = (hash: string): string => sha256(`session:${hash}`).slice(0, 32);

/**
 * Ends one session of one's own, or all but the one that asks (ASVS 7.5.2). Whoever only sits at the screen ends nobody's: it
 * takes the password, or a second factor shown lately. Refuses `wrongCredentials` (password), `notFound`.
 */
export async function endOwnSessions(
  deps: IdentityDeps,
  who: Asking,
  given: { readonly sessionId?: string | undefined; readonly password?: string | undefined },
): Promise<Result<{ readonly sessionsEnded: number }>> {
  if (!who.secondFactor) {
    const account = await performSystem(deps, (desk) => lockAccount(desk, who.accountId));
    if (!(await passwordFits(account.passwordHash, given.password ?? '')))
      return noteWrong(deps, who, 'endSessions', 'password');
  }
  return performSystem(deps, async (desk) => {
    const { accountId } = who;
    const theirs = await desk.tx.select().from(sessions).where(eq(sessions.accountId, accountId));
    const meant = theirs.find(({ hash }) => idOf(hash) === given.sessionId);
    if (given.sessionId && !meant) return refused(refuse('notFound'));
    if (meant) await endSession(desk, meant.hash);
    const sessionsEnded = meant ? 1 : await endOtherSessions(desk, accountId, who.sessionHash);
    await note(desk, who, 'endSessions', { facts: { sessionsEnded } });
    return accepted({ sessionsEnded });
  });
}
