import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, organisations, people, postHoldings, posts } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { inviteToAccount } from '../identity/account-links.js';
import type { IdentityDeps } from '../identity/deps.js';
import { unknownPassword } from '../identity/passwords.js';
import { performSystem } from '../kit/act.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import { pinyinOf } from './import-people.js';

export interface NewOfficer {
  /** Code of the person, which is the account's name. */
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

interface Person {
  readonly id: string;
  readonly code: string;
}

/** A person of the bureau as the operator names them. */
export async function newPerson(desk: Desk, bureauId: string, officer: NewOfficer): Promise<Person> {
  const id = randomUUID();
  const namePinyin = pinyinOf(officer.name);
  await desk.tx.insert(people).values({ id, ...officer, namePinyin, nominatedByOrgId: bureauId });
  return { id, code: officer.code };
}

/** From today the person holds the post; whoever has no account is written to how to open it. */
export async function seatPerson(
  desk: Desk,
  deps: IdentityDeps,
  { person, postId, passwordHash }: { readonly person: Person; readonly postId: string; readonly passwordHash: string },
): Promise<{ readonly linkId: string | null }> {
  const holding = { id: randomUUID(), postId, personId: person.id, fromDay: dayOf(desk.now) };
  await desk.tx.insert(postHoldings).values(holding);
  const [account] = await desk.tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, person.id));
  return account ? { linkId: null } : inviteToAccount(desk, deps, person, passwordHash);
}

/**
 * Another officer for a bureau that has one left, or none: nobody could put in force whom the last one seats. By the operator at
 * the machine; every officer there is gets a letter. Somebody known by the code keeps the name and address on record.
 * Refuses `notFound` without a bureau, `ruleForbids` for who is an officer already.
 * @returns the link in the letter; null for who has an account
 */
export async function seatOfficer(
  deps: IdentityDeps,
  officer: NewOfficer,
): Promise<Result<{ readonly linkId: string | null }>> {
  const passwordHash = await unknownPassword();
  return performSystem(deps, async (desk) => {
    const { tx } = desk;
    const [found] = await tx
      .select({ bureauId: organisations.id, postId: posts.id })
      .from(organisations)
      .innerJoin(posts, and(eq(posts.orgId, organisations.id), eq(posts.role, 'cityOfficer')))
      .where(eq(organisations.kind, 'cityBureau'));
    if (!found) return refused(refuse('notFound'));
    const { bureauId, postId } = found;
    const [known] = await tx
      .select({ id: people.id, code: people.code })
      .from(people)
      .where(eq(people.code, officer.code));
    const others = await holdersOf(desk, { orgId: bureauId, role: 'cityOfficer' });
    if (known && others.some(({ personId }) => personId === known.id)) return refused(refuse('ruleForbids'));
    const person = known ?? (await newPerson(desk, bureauId, officer));
    const { linkId } = await seatPerson(desk, deps, { person, postId, passwordHash });
    for (const { personId } of others)
      await postTo(desk, personId, {
        event: `officerSeated:${person.id}:${desk.now}`,
        letter: 'officerSeated',
        data: { code: person.code },
      });
    await record(desk, system, { chain: bureauId, act: 'seatOfficer', facts: { personId: person.id } });
    return accepted({ linkId });
  });
}
