import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { accounts, apiTokens, people } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { sha256 } from '../kit/canonical.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { note, type Who } from './note.js';
import { newSecret } from './secrets.js';

/** Tokens begin so, which lets scanners find one that was published by mistake. */
const prefix = 'pxt_';

/** Makes a token; its value is shown this once. */
export async function createToken(
  deps: IdentityDeps,
  who: Who,
  given: { readonly name: string; readonly scope: 'read' | 'act'; readonly days: number },
): Promise<Result<{ readonly id: string; readonly token: string; readonly expiresAt: string }>> {
  const maximum = deps.identity.tokenDays;
  if (given.days > maximum) return refused(refuse('badInput', { field: 'days', facts: { maximum } }));
  const token = `${prefix}${newSecret()}`;
  const id = randomUUID();
  const expiresAt = realInstant(deps, given.days * 24 * 60);
  return performSystem(deps, async (desk) => {
    await desk.tx.insert(apiTokens).values({
      id,
      accountId: who.accountId,
      name: given.name,
      hash: sha256(token),
      scope: given.scope,
      createdAt: realInstant(deps),
      expiresAt,
    });
    await note(desk, who, 'createToken', { facts: { tokenId: id, scope: given.scope } });
    return accepted({ id, token, expiresAt });
  });
}

/** The account's tokens that were not revoked, oldest first; never their values. */
export async function listTokens(deps: IdentityDeps, accountId: string) {
  const { id, name, scope, createdAt, expiresAt } = apiTokens;
  return deps.db
    .select({ id, name, scope, createdAt, expiresAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.accountId, accountId), isNull(apiTokens.revokedAt)))
    .orderBy(asc(createdAt), asc(id));
}

export async function revokeToken(deps: IdentityDeps, who: Who, id: string): Promise<Result<{ readonly id: string }>> {
  return performSystem(deps, async (desk) => {
    const revoked = await desk.tx
      .update(apiTokens)
      .set({ revokedAt: realInstant(deps) })
      .where(and(eq(apiTokens.id, id), eq(apiTokens.accountId, who.accountId), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id });
    if (revoked.length === 0) return refused(refuse('notFound'));
    await note(desk, who, 'revokeToken', { facts: { tokenId: id } });
    return accepted({ id });
  });
}

/** The living token of a `Authorization: Bearer` header, with its person; or null. */
export async function findToken(deps: IdentityDeps, value: string) {
  const [found] = await deps.db
    .select({
      accountId: apiTokens.accountId,
      personId: accounts.personId,
      language: people.language,
      scope: apiTokens.scope,
    })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .innerJoin(people, eq(people.id, accounts.personId))
    .where(
      and(
        eq(apiTokens.hash, sha256(value)),
        isNull(apiTokens.revokedAt),
        eq(accounts.disabled, false),
        gt(apiTokens.expiresAt, realInstant(deps)),
      ),
    );
  return found ?? null;
}
