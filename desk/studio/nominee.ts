import { and, eq } from 'drizzle-orm';
import { wasDecided } from '../../db/read/members.js';
import { memberships, organisations, people, terms } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { organisationsByIds, seatsOf } from '../kit/seats.js';
import type { Term } from '../kit/term.js';

export interface Nominee {
  readonly personId: string;
  readonly schoolId: string;
}

/**
 * The teacher of the studio's city with this code and this name, locked, so that two studios that nominate one person wait for each
 * other; with the school they teach at today. Null for nobody, for a name that is not the code's, and outside the city.
 */
export async function nomineeBy(
  desk: Pick<Desk, 'tx' | 'now'>,
  { bureauId }: Pick<Term, 'bureauId'>,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<Nominee | null> {
  const [person] = await desk.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.code, code), eq(people.name, name)))
    .for('update');
  return person ? atSchool(desk, person.id, bureauId) : null;
}

/**
 * MEMBER-O05: the member of the term before with this number, as `nomineeBy`; that the tasks were completed is a condition of its own.
 * Null for no such member.
 */
export async function nomineeAgain(
  desk: Pick<Desk, 'tx' | 'now'>,
  { bureauId, studioId, number }: Pick<Term, 'bureauId' | 'studioId' | 'number'>,
  again: number,
): Promise<Nominee | null> {
  const [before] = await desk.tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .where(and(eq(terms.studioId, studioId), eq(terms.number, number - 1), eq(memberships.number, again), wasDecided));
  if (!before) return null;
  await desk.tx.select({ id: people.id }).from(people).where(eq(people.id, before.personId)).for('update');
  return atSchool(desk, before.personId, bureauId);
}

async function atSchool(desk: Pick<Desk, 'tx' | 'now'>, personId: string, bureauId: string): Promise<Nominee | null> {
  for (const { role, orgId } of await seatsOf(desk, personId))
    if (role === 'applicant' && (await liesUnder(desk, orgId, bureauId))) return { personId, schoolId: orgId };
  return null;
}

/** A school of the bureau's own, or of one of its counties. */
async function liesUnder(desk: Pick<Desk, 'tx'>, orgId: string, bureauId: string): Promise<boolean> {
  const [school] = await organisationsByIds(desk, [orgId]);
  if (!school?.parentId || school.parentId === bureauId) return school?.parentId === bureauId;
  const [county] = await desk.tx
    .select({ parentId: organisations.parentId })
    .from(organisations)
    .where(eq(organisations.id, school.parentId));
  return county?.parentId === bureauId;
}
