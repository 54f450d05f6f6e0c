import { and, eq } from 'drizzle-orm';
import { organisations, people } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';
import { organisationsByIds, seatsOf } from '../kit/seats.js';
import type { Term } from '../kit/term.js';

/**
 * The teacher of the studio's city with this code and this name, locked, so that two studios that nominate one person wait for each
 * other; with the school they teach at today. Null for nobody, for a name that is not the code's, and outside the city.
 */
export async function nomineeBy(
  desk: Pick<Desk, 'tx' | 'now'>,
  { bureauId }: Pick<Term, 'bureauId'>,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<{ readonly personId: string; readonly schoolId: string } | null> {
  const [person] = await desk.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.code, code), eq(people.name, name)))
    .for('update');
  if (!person) return null;
  for (const { role, orgId } of await seatsOf(desk, person.id))
    if (role === 'applicant' && (await liesUnder(desk, orgId, bureauId)))
      return { personId: person.id, schoolId: orgId };
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
