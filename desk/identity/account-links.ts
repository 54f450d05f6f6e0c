import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, links } from '../../db/schema/all.js';
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
  return sendAccountLink(desk, deps, account, 'accountInvitation', deps.identity.inviteDays * 24 * 60);
}

/** A link by which its holder sets the account's password; the ones before it are dead from now on. Real time, as all credentials. */
export async function sendAccountLink(
  desk: Desk,
  deps: Pick<IdentityDeps, 'wallClock'>,
  account: { readonly id: string; readonly personId: string; readonly login: string },
  letter: 'accountInvitation' | 'passwordForgotten',
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

/** The links that were sent for an account lead nowhere from now on. */
export async function endAccountLinks(desk: Pick<Desk, 'tx'>, accountId: string): Promise<void> {
  const alive = and(eq(links.accountId, accountId), eq(links.state, 'live'));
  await desk.tx.update(links).set({ state: 'superseded' }).where(alive);
}
