import { randomUUID } from 'node:crypto';
import { organisations, posts } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { IdentityDeps } from '../identity/deps.js';
import { unknownPassword } from '../identity/passwords.js';
import { performSystem } from '../kit/act.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type NewOfficer, newPerson, seatPerson } from './seat-officer.js';

/**
 * The first thing in an empty database: the city's bureau and two officers of it, since whom one of them seats the other puts in
 * force. Both are written to and choose a password. By the operator, once. Refuses `ruleForbids` when there is a body
 * already, `badInput` where the two are one: same code or same address.
 * @returns the link in each officer's letter
 */
export async function foundCity(
  deps: IdentityDeps,
  bureau: { readonly code: string; readonly name: string },
  officers: readonly [NewOfficer, NewOfficer],
): Promise<Result<{ readonly linkIds: readonly string[] }>> {
  const [first, second] = officers;
  if (first.code.toLowerCase() === second.code.toLowerCase()) return refused(refuse('badInput', { field: 'code' }));
  if (first.email.toLowerCase() === second.email.toLowerCase()) return refused(refuse('badInput', { field: 'email' }));
  const passwordHash = await unknownPassword();
  return performSystem(deps, async (desk) => {
    const { tx } = desk;
    const [found] = await tx.select({ id: organisations.id }).from(organisations).limit(1);
    if (found) return refused(refuse('ruleForbids', { facts: { bodies: 1 } }));
    const [bureauId, postId] = [randomUUID(), randomUUID()];
    await tx.insert(organisations).values({ id: bureauId, ...bureau, kind: 'cityBureau' });
    await tx.insert(posts).values({ id: postId, orgId: bureauId, role: 'cityOfficer' });
    const linkIds: string[] = [];
    for (const officer of officers) {
      const person = await newPerson(desk, bureauId, officer);
      const { linkId } = await seatPerson(desk, deps, { person, postId, passwordHash });
      if (linkId) linkIds.push(linkId);
      await record(desk, system, { chain: bureauId, act: 'foundCity', facts: { personId: person.id } });
    }
    return accepted({ linkIds });
  });
}
