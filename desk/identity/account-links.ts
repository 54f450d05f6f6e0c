import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { links } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { createLink } from '../kit/links.js';
import { postTo } from '../kit/post.js';
import { type IdentityDeps, realInstant } from './deps.js';

/** A link by which its holder sets the account's password; the ones before it are dead from now on. Real time, as all credentials. */
export async function sendAccountLink(
  desk: Desk,
  deps: Pick<IdentityDeps, 'wallClock'>,
  account: { readonly id: string; readonly personId: string; readonly login: string },
  letter: 'accountInvitation' | 'passwordForgotten',
  goodForMinutes: number,
): Promise<{ readonly linkId: string; readonly until: string }> {
  await endAccountLinks(desk, account.id);
  const until = realInstant(deps, goodForMinutes);
  const linkId = await createLink(desk, { accountId: account.id, personId: account.personId, expiresAt: until });
  await postTo(desk, account.personId, {
    event: `${letter}:${randomUUID()}`,
    letter,
    data: { login: account.login, until },
    linkId,
  });
  return { linkId, until };
}

/** The links that were sent for an account lead nowhere from now on. */
export async function endAccountLinks(desk: Pick<Desk, 'tx'>, accountId: string): Promise<void> {
  const alive = and(eq(links.accountId, accountId), eq(links.state, 'live'));
  await desk.tx.update(links).set({ state: 'superseded' }).where(alive);
}
