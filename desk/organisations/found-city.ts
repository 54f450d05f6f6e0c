import { randomUUID } from 'node:crypto';
import { organisations, people, postHoldings, posts } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { inviteToAccount } from '../identity/account-links.js';
import type { IdentityDeps } from '../identity/deps.js';
import { unknownPassword } from '../identity/passwords.js';
import { performSystem } from '../kit/act.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { pinyinOf } from './import-people.js';

export interface FirstOfficer {
  /** Code of the person, which is the account's name. */
  readonly code: string;
  readonly name: string;
  readonly email: string;
}

/**
 * The first thing in an empty database: the city's bureau and one officer of it, who brings in everybody else by sheets. The
 * officer is written to and chooses a password. By the operator, once. Refuses `ruleForbids` when there is a body already.
 */
export async function foundCity(
  deps: IdentityDeps,
  bureau: { readonly code: string; readonly name: string },
  officer: FirstOfficer,
): Promise<Result<{ readonly linkId: string }>> {
  const passwordHash = await unknownPassword();
  return performSystem(deps, async (desk) => {
    const { tx } = desk;
    const [found] = await tx.select({ id: organisations.id }).from(organisations).limit(1);
    if (found) return refused(refuse('ruleForbids', { facts: { bodies: 1 } }));
    const [bureauId, personId, postId] = [randomUUID(), randomUUID(), randomUUID()];
    await tx.insert(organisations).values({ id: bureauId, ...bureau, kind: 'cityBureau' });
    const namePinyin = pinyinOf(officer.name);
    await tx.insert(people).values({ id: personId, ...officer, namePinyin, nominatedByOrgId: bureauId });
    await tx.insert(posts).values({ id: postId, orgId: bureauId, role: 'cityOfficer' });
    await tx.insert(postHoldings).values({ id: randomUUID(), postId, personId, fromDay: dayOf(desk.now) });
    const { linkId } = await inviteToAccount(desk, deps, { id: personId, code: officer.code }, passwordHash);
    await record(desk, system, { chain: bureauId, act: 'foundCity', facts: { personId } });
    return accepted({ linkId });
  });
}
