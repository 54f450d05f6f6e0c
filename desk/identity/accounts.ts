import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { accounts } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import type { IdentityDeps } from './deps.js';
import { hashPassword } from './passwords.js';
import { seal } from './seal.js';

export type Account = typeof accounts.$inferSelect;

/** The row of a new account, for the operator's act, imports and the sample city; logins are lower case. */
export async function accountRow(
  sealKey: string,
  given: { personId: string; login: string; password: string; totpSecret?: string },
): Promise<typeof accounts.$inferInsert> {
  return {
    id: randomUUID(),
    personId: given.personId,
    login: given.login.trim().toLowerCase(),
    passwordHash: await hashPassword(given.password),
    totpSecret: given.totpSecret ? seal(sealKey, given.totpSecret) : null,
  };
}

export async function accountByLogin(deps: Pick<IdentityDeps, 'db'>, login: string): Promise<Account | null> {
  const [account] = await deps.db.select().from(accounts).where(eq(accounts.login, login.trim().toLowerCase()));
  return account ?? null;
}

/** Locks an account for the rest of the transaction. */
export async function lockAccount(desk: Pick<Desk, 'tx'>, id: string): Promise<Account> {
  const [account] = await desk.tx.select().from(accounts).where(eq(accounts.id, id)).for('update');
  if (!account) throw new Error('a session without its account');
  return account;
}
