import { eq, inArray } from 'drizzle-orm';
import { organisations, postHoldings, posts } from '../../db/schema/all.js';
import type { Desk } from '../kit/deps.js';

const schools: readonly string[] = ['countySchool', 'cityDirectSchool', 'privateSchool'];

/**
 * The school and county that would be a conflict (HOST-O15), from the posts a person holds or held: whoever left a school last
 * year is still of it. The latest post counts first; null where there is none.
 */
export async function homeOf(
  desk: Pick<Desk, 'tx'>,
  personId: string,
): Promise<{ readonly schoolId: string | null; readonly countyId: string | null }> {
  const held = await desk.tx
    .select({
      id: organisations.id,
      kind: organisations.kind,
      parentId: organisations.parentId,
      from: postHoldings.fromDay,
    })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(organisations, eq(organisations.id, posts.orgId))
    .where(eq(postHoldings.personId, personId));
  held.sort((a, b) => (a.from < b.from ? 1 : -1));
  const school = held.find((org) => schools.includes(org.kind));
  const county = held.find((org) => org.kind === 'countyAuthority');
  const parents = school?.parentId
    ? await desk.tx
        .select()
        .from(organisations)
        .where(inArray(organisations.id, [school.parentId]))
    : [];
  const ofSchool = parents.find((org) => org.kind === 'countyAuthority');
  return { schoolId: school?.id ?? null, countyId: ofSchool?.id ?? county?.id ?? null };
}
