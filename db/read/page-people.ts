import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { accounts, organisations, people, postHoldings, posts } from '../schema/all.js';

/** The name of somebody signed in, for their own pages. */
export async function personName(db: Db, personId: string): Promise<string> {
  const [person] = await db.select({ name: people.name }).from(people).where(eq(people.id, personId));
  return person?.name ?? '';
}

/** What a new 申报表 need not ask its applicant. */
export async function ownDetails(db: Db, personId: string) {
  const [person] = await db
    .select({ name: people.name, email: people.email })
    .from(people)
    .where(eq(people.id, personId));
  return person ?? {};
}

/** The posts somebody holds on a Beijing day, with the body's name. */
export async function postsHeld(
  db: Db,
  personId: string,
  day: string,
): Promise<readonly { readonly role: Role; readonly orgName: string }[]> {
  return db
    .select({ role: posts.role, orgName: organisations.name })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(organisations, eq(organisations.id, posts.orgId))
    .where(
      and(
        eq(postHoldings.personId, personId),
        lte(postHoldings.fromDay, day),
        or(isNull(postHoldings.toDay), gte(postHoldings.toDay, day)),
      ),
    );
}

/** Under which name an account signs in, and whether it has a second factor. */
export async function signInOf(db: Db, accountId: string): Promise<{ readonly login: string; readonly totp: boolean }> {
  const [account] = await db
    .select({ login: accounts.login, secret: accounts.totpSecret })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  return { login: account?.login ?? '', totp: Boolean(account?.secret) };
}

/** Names of bodies by id. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(organisations)
    .where(inArray(organisations.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Every school, by name. */
export const schoolsOf = (db: Db) =>
  db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.kind, ['countySchool', 'cityDirectSchool', 'privateSchool']))
    .orderBy(asc(organisations.name));
