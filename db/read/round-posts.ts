import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { roleAt } from '../../domain/organiser.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { OrganisationKind, Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { organisations, postHoldings, posts } from '../schema/all.js';

export interface Vacancy {
  /** The part of the round that would wait for nobody. */
  readonly stage: string;
  readonly role: Role;
  readonly orgId: string;
  readonly orgCode: string;
  readonly orgName: string;
}

/** Which post each part of a round waits for, by kind of body. */
const needed: readonly { readonly stage: string; readonly role: Role; readonly kinds: readonly OrganisationKind[] }[] =
  [
    {
      stage: 'schoolRecommendation',
      role: 'schoolLeader',
      kinds: ['countySchool', 'cityDirectSchool', 'privateSchool'],
    },
    { stage: 'countyReview', role: 'countyOfficer', kinds: ['countyAuthority'] },
    { stage: 'countyNotice', role: 'countyLeader', kinds: ['countyAuthority'] },
    { stage: 'expertReview', role: 'cityOfficer', kinds: ['cityBureau'] },
    { stage: 'projectJustification', role: 'sectionOfficer', kinds: ['moralEducationSection'] },
    { stage: 'finalDecision', role: 'cityLeader', kinds: ['cityBureau'] },
  ];

/** LOCAL-01: the county's posts stand where the city's stand. */
const neededInCounty: typeof needed = needed.flatMap((one) => {
  if (one.stage === 'countyReview' || one.stage === 'countyNotice') return [];
  const kinds = one.kinds.map((kind) => (kind === 'cityBureau' ? 'countyAuthority' : kind));
  return [{ ...one, role: roleAt('county', one.role), kinds }];
});

/**
 * Posts a round needs and nobody holds on `day` (Beijing), in the order of the stages.
 * @param counties ids of the counties with a quota: other counties and their schools are not asked; a county's own round has none, and
 * its schools are those that lie in it (LOCAL-01)
 */
export async function vacantPosts(
  tx: Db,
  day: string,
  {
    level,
    bureauId,
    counties,
  }: { readonly level: StudioLevel; readonly bureauId: string; readonly counties: readonly string[] },
): Promise<readonly Vacancy[]> {
  const asks = level === 'city' ? needed : neededInCounty;
  const kinds = asks.flatMap((one) => one.kinds);
  const bodies = await tx.select().from(organisations).where(inArray(organisations.kind, kinds));
  const held = await tx
    .select({ orgId: posts.orgId, role: posts.role })
    .from(posts)
    .innerJoin(postHoldings, heldOn(day));
  const filled = new Set(held.map(({ orgId, role }) => `${orgId}/${role}`));
  const asked = bodies
    .filter(({ id, kind, parentId }) => {
      if (level === 'county' || kind === 'moralEducationSection') return id === bureauId || parentId === bureauId;
      if (kind === 'countyAuthority') return counties.includes(id);
      return kind !== 'countySchool' || (parentId !== null && counties.includes(parentId));
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return asks.flatMap(({ stage, role, kinds: of }) =>
    asked
      .filter(({ id, kind }) => of.includes(kind) && !filled.has(`${id}/${role}`))
      .map(({ id, code, name }) => ({ stage, role, orgId: id, orgCode: code, orgName: name })),
  );
}

const heldOn = (day: string) =>
  and(
    eq(postHoldings.postId, posts.id),
    lte(postHoldings.fromDay, day),
    or(isNull(postHoldings.toDay), gte(postHoldings.toDay, day)),
  );
