import { performSystem } from '../kit/act.js';
import { minutesOf, sendAccountLink } from './account-links.js';
import { accountByLogin } from './accounts.js';
import type { IdentityDeps } from './deps.js';
import { note } from './note.js';

/**
 * Sends the stored address of an account a link for a new password. Whoever asks learns nothing: unknown, closed and known
 * accounts get the same answer.
 */
export async function forgotPassword(deps: IdentityDeps, login: string): Promise<void> {
  const account = await accountByLogin(deps, login);
  if (!account || account.disabled) return;
  await performSystem(deps, async (desk) => {
    await sendAccountLink(desk, deps, account, 'passwordForgotten', minutesOf(deps).passwordForgotten);
    await note(desk, { accountId: account.id, personId: account.personId }, 'forgotPassword');
  });
}
