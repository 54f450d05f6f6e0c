import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { accounts, links, mails } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { createLink } from '../kit/links.js';
import { postTo } from '../kit/post.js';
import { type IdentityDeps, realInstant } from './deps.js';

/** Opens an account, named by its person's code, and writes to its owner how to choose a password. */
export async function inviteToAccount(
  desk: Desk,
  deps: Pick<IdentityDeps, 'wallClock' | 'identity'>,
  person: { readonly id: string; readonly code: string },
  passwordHash: string,
): Promise<{ readonly linkId: string }> {
  const account = { id: randomUUID(), personId: person.id, login: person.code.toLowerCase() };
  await desk.tx.insert(accounts).values({ ...account, passwordHash });
  return sendAccountLink(desk, deps, account, 'accountInvitation', minutesOf(deps).accountInvitation);
}

type AccountLetter = 'accountInvitation' | 'passwordForgotten';

/** How many minutes the link in each letter is good. */
export const minutesOf = ({ identity }: Pick<IdentityDeps, 'identity'>): Readonly<Record<AccountLetter, number>> => ({
  accountInvitation: identity.inviteDays * 24 * 60,
  passwordForgotten: identity.resetMinutes,
});

/** A link by which its holder sets the account's password; the ones before it are dead from now on. Real time, as all credentials. */
export async function sendAccountLink(
  desk: Desk,
  deps: Pick<IdentityDeps, 'wallClock'>,
  account: { readonly id: string; readonly personId: string; readonly login: string },
  letter: AccountLetter,
  goodForMinutes: number,
): Promise<{ readonly linkId: string }> {
  await endAccountLinks(desk, account.id);
  const until = realInstant(deps, goodForMinutes);
  const linkId = await createLink(desk, { accountId: account.id, personId: account.personId, expiresAt: until });
  await postTo(desk, account.personId, {
    event: `${letter}:${randomUUID()}`,
    letter,
    data: { login: account.login, until },
    linkId,
  });
  return { linkId };
}

/**
 * The link by which an account's password may be set today: the living one, or where the last one has run out a new one, for which its
 * letter is written at once. What an old mailbox holds does not come to life again.
 * @returns the living link whose letter may be sent again, else null
 */
export async function renewAccountLink(
  desk: Desk,
  deps: Pick<IdentityDeps, 'wallClock' | 'identity'>,
  accountId: string,
): Promise<{ readonly linkId: string } | null> {
  const [account] = await desk.tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
  const alive = and(eq(links.accountId, accountId), eq(links.state, 'live'));
  const [link] = await desk.tx
    .select({ id: links.id, expiresAt: links.expiresAt, letter: mails.template })
    .from(links)
    .innerJoin(mails, eq(mails.linkId, links.id))
    .where(alive)
    .orderBy(desc(links.createdAt))
    .limit(1);
  if (!account || account.disabled || !link) return null;
  if (link.expiresAt && link.expiresAt >= realInstant(deps)) return { linkId: link.id };
  const letter = link.letter === 'accountInvitation' ? 'accountInvitation' : 'passwordForgotten';
  await sendAccountLink(desk, deps, account, letter, minutesOf(deps)[letter]);
  return null;
}

/** The links that were sent for an account lead nowhere from now on. */
export async function endAccountLinks(desk: Pick<Desk, 'tx'>, accountId: string): Promise<void> {
  const alive = and(eq(links.accountId, accountId), eq(links.state, 'live'));
  await desk.tx.update(links).set({ state: 'superseded' }).where(alive);
}
