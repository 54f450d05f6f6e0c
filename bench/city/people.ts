import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/database.js';
import { accounts, people, postHoldings, posts, sessions } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { sha256 } from '../../desk/kit/canonical.js';
import type { Role } from '../../domain/vocabulary.js';

/** Somebody with a post and a browser that is signed in with a second factor. */
export interface Member {
  readonly code: string;
  readonly personId: string;
  readonly name: string;
  readonly cookie: string;
  readonly actor: PersonActor;
}

export interface Seated {
  readonly code: string;
  readonly role: Role;
  readonly orgId: string;
}

const perInsert = 1_000;
export async function inParts<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += perInsert) await insert(rows.slice(at, at + perInsert));
}

/** Enters people with their posts, accounts and sessions; nobody types a password here. */
export async function seat(db: Db, seated: readonly Seated[]): Promise<readonly Member[]> {
  const now = new Date();
  const made = seated.map((one) => ({ ...one, personId: randomUUID(), postId: randomUUID(), accountId: randomUUID() }));
  const postIds = new Map(made.toReversed().map(({ orgId, role, postId }) => [`${orgId}/${role}`, postId]));
  const postOf = ({ orgId, role }: Seated) => postIds.get(`${orgId}/${role}`) ?? '';
  const first = made.filter((one) => postOf(one) === one.postId);
  await inParts(made, (part) =>
    db
      .insert(people)
      .values(
        part.map(({ personId, code }) => ({ id: personId, code, name: nameOf(code), email: `${code}@bench.example` })),
      ),
  );
  await inParts(first, (part) =>
    db.insert(posts).values(part.map(({ postId, orgId, role }) => ({ id: postId, orgId, role }))),
  );
  await inParts(made, (part) =>
    db
      .insert(postHoldings)
      .values(
        part.map((one) => ({ id: randomUUID(), postId: postOf(one), personId: one.personId, fromDay: '2020-01-01' })),
      ),
  );
  await inParts(made, (part) =>
    db
      .insert(accounts)
      .values(
        part.map(({ accountId, personId, code }) => ({ id: accountId, personId, login: code, passwordHash: 'none' })),
      ),
  );
  await inParts(made, (part) =>
    db.insert(sessions).values(
      part.map(({ accountId, code }) => ({
        hash: sha256(cookieOf(code)),
        accountId,
        secondFactorAt: now.toISOString(),
        createdAt: now.toISOString(),
        lastSeenAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + 12 * 3_600_000).toISOString(),
      })),
    ),
  );
  return made.map(({ code, personId }) => ({
    code,
    personId,
    name: nameOf(code),
    cookie: cookieOf(code),
    actor: { kind: 'person', personId, channel: 'page', language: 'zh', secondFactor: true },
  }));
}

export const cookieOf = (code: string): string => `session-of-${code}`;
const nameOf = (code: string): string => `人员${code}`;
