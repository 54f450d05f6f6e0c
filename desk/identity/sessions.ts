import { and, eq, gt, ne } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { accounts, people, sessions } from '../../db/schema/all.js';
import type { Instant } from '../../domain/time/beijing.js';
import { sha256 } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { newSecret } from './secrets.js';

/** Starts a session; returns the cookie's value, of which only the hash is stored. @param until where it goes on from another: that one's end */
export async function startSession(
  desk: Pick<Desk, 'tx'>,
  deps: IdentityDeps,
  accountId: string,
  secondFactor: boolean,
  until: Instant = realInstant(deps, deps.identity.absoluteMinutes),
): Promise<string> {
  const value = newSecret();
  const now = realInstant(deps);
  await desk.tx.insert(sessions).values({
    hash: sha256(value),
    accountId,
    secondFactorAt: secondFactor ? now : null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: until,
  });
  return value;
}

const sessionOf = kept((db, { hash, now, seenSince }: { hash: string; now: Instant; seenSince: Instant }) =>
  db
    .select({
      session: sessions,
      personId: accounts.personId,
      hasTotp: accounts.totpSecret,
      language: people.language,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        eq(sessions.hash, hash),
        eq(accounts.disabled, false),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, seenSince),
      ),
    ),
);

/** The living session of a cookie with its person, or null (unknown, idle too long, over, account disabled). */
export async function findSession(deps: IdentityDeps, cookie: string) {
  const hash = sha256(cookie);
  const seenSince = realInstant(deps, -deps.identity.idleMinutes);
  const [found] = await sessionOf(deps.db, { hash, now: realInstant(deps), seenSince });
  if (!found) return null;
  const { session, personId, language } = found;
  // Once a minute is enough to know who is idle, and spares a write per request.
  if (session.lastSeenAt < realInstant(deps, -1))
    await deps.db
      .update(sessions)
      .set({ lastSeenAt: realInstant(deps) })
      .where(eq(sessions.hash, hash));
  const shownAt = session.secondFactorAt;
  return {
    hash,
    accountId: session.accountId,
    personId,
    language,
    secondFactor: shownAt !== null && shownAt > realInstant(deps, -deps.identity.strongMinutes),
    secondFactorDue: found.hasTotp !== null && shownAt === null,
  };
}

/** Ends one session; returns when it would have ended by itself, null when it was over before. */
export async function endSession(desk: Pick<Desk, 'tx'>, hash: string): Promise<Instant | null> {
  const [ended] = await desk.tx
    .delete(sessions)
    .where(eq(sessions.hash, hash))
    .returning({ expiresAt: sessions.expiresAt });
  return ended?.expiresAt ?? null;
}

/** Ends all sessions of an account; returns how many. */
export async function endSessions(desk: Pick<Desk, 'tx'>, accountId: string): Promise<number> {
  const ended = await desk.tx
    .delete(sessions)
    .where(eq(sessions.accountId, accountId))
    .returning({ hash: sessions.hash });
  return ended.length;
}

/** Ends an account's sessions, except the one in which this was asked for (ASVS 7.4.3). */
export async function endOtherSessions(desk: Pick<Desk, 'tx'>, accountId: string, except: string): Promise<number> {
  const ended = await desk.tx
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), ne(sessions.hash, except)))
    .returning({ hash: sessions.hash });
  return ended.length;
}
