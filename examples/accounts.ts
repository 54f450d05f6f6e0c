import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { accounts, organisations, people, postHoldings, posts } from '../db/schema/all.js';
import type { IdentityDeps } from '../desk/identity/deps.js';
import { hashPassword } from '../desk/identity/passwords.js';
import { seal } from '../desk/identity/seal.js';
import type { Desk } from '../desk/kit/deps.js';
import type { Role } from '../domain/vocabulary.js';

/** Everybody's in the sample city; it is printed at every start and good for nothing else. */
export const samplePassword = 'yunling-2026';

export interface SampleAccount {
  readonly role: Role;
  readonly organisation: string;
  readonly personId: string;
  readonly name: string;
  /** The person's code. */
  readonly login: string;
  readonly password: string;
  /** Base32, for an authenticator. */
  readonly totpSecret: string;
}

/** 160 bits in base32, the same for a code every time: the demo and the tests sign in with it. */
export function sampleTotpSecret(code: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...createHash('sha256').update(`sample:${code.toLowerCase()}`).digest().subarray(0, 20)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** An account for everybody in the sample city. One hash is made and shared, since everybody has the one password. */
export async function makeAccounts(desk: Desk, deps: Pick<IdentityDeps, 'sealKey'>): Promise<void> {
  const passwordHash = await hashPassword(samplePassword);
  const everybody = await desk.tx.select({ id: people.id, code: people.code }).from(people);
  await desk.tx
    .insert(accounts)
    .values(
      everybody.map(({ id, code }) => ({
        id: randomUUID(),
        personId: id,
        login: code.toLowerCase(),
        passwordHash,
        totpSecret: seal(deps.sealKey, sampleTotpSecret(code)),
      })),
    )
    .onConflictDoNothing();
}

/** Everybody who holds a post, in the order of organisation and code. */
export async function sampleAccounts(deps: Pick<IdentityDeps, 'db'>): Promise<readonly SampleAccount[]> {
  const rows = await deps.db
    .select({
      role: posts.role,
      organisation: organisations.code,
      personId: people.id,
      name: people.name,
      code: people.code,
    })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(organisations, eq(organisations.id, posts.orgId))
    .innerJoin(people, eq(people.id, postHoldings.personId))
    .orderBy(organisations.code, people.code);
  return rows.map(({ code, ...row }) => ({
    ...row,
    login: code.toLowerCase(),
    password: samplePassword,
    totpSecret: sampleTotpSecret(code),
  }));
}
