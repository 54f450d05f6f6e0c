import { and, eq, gte, inArray, isNull, lte, notInArray, or } from 'drizzle-orm';
import { cases, countyQuotas, experts, organisations, postHoldings, posts } from '../../db/schema/all.js';
import { dayOf } from '../../domain/time/beijing.js';
import { overUnapproved } from '../../domain/transitions.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import { leaderOf, officerOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import type { OrderChange } from './order-changes.js';

const besideBureau: readonly Role[] = ['sectionOfficer', 'instituteOfficer'];
const ofCounty: readonly Role[] = ['countyOfficer', 'countyLeader'];
const ofSchool: readonly Role[] = ['schoolLeader', 'schoolClerk'];

/**
 * The persons an order is told to: the posts of whoever runs the round always; the counties and applicants whose places it changes; when dates or
 * terms change, every county and school of the round, all live applicants and the experts.
 */
export async function concernedBy(
  desk: Desk,
  round: Round,
  changes: readonly OrderChange[],
): Promise<readonly string[]> {
  const wide = changes.some(({ kind }) => kind === 'moveDates' || kind === 'terms' || kind === 'capacity');
  const counties = wide
    ? await countiesOf(desk, round.id)
    : changes.flatMap((one) => ('countyId' in one ? [one.countyId] : []));
  const affected = changes.flatMap((one) => (one.kind === 'quota' ? one.affected : []));
  const ofBureau = [officerOf(round).role, leaderOf(round).role, ...besideBureau];
  const people = new Set(await holders(desk, ofBureau, await bodiesOf(desk, round.bureauId)));
  for (const person of await holders(desk, ofCounty, counties)) people.add(person);
  if (wide) {
    for (const person of await holders(desk, ofSchool, await schoolsOf(desk, round, counties))) people.add(person);
    for (const person of await expertsOf(desk, round.id)) people.add(person);
  }
  for (const person of await applicants(desk, round.id, wide ? undefined : affected)) people.add(person);
  return [...people].sort();
}

/** Whom a change of dates concerns: everybody who works in the round. */
export const concernedWidely = (desk: Desk, round: Round): Promise<readonly string[]> =>
  concernedBy(desk, round, [{ kind: 'moveDates', days: {} }]);

async function countiesOf(desk: Desk, roundId: string): Promise<readonly string[]> {
  const rows = await desk.tx
    .select({ id: countyQuotas.orgId })
    .from(countyQuotas)
    .where(eq(countyQuotas.roundId, roundId));
  return rows.map(({ id }) => id);
}

/** The bureau, with section and Institute beside it. */
async function bodiesOf(desk: Desk, bureauId: string): Promise<readonly string[]> {
  const rows = await desk.tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        eq(organisations.parentId, bureauId),
        inArray(organisations.kind, ['moralEducationSection', 'instituteOfEducationScience']),
      ),
    );
  return [bureauId, ...rows.map(({ id }) => id)];
}

/** Of the city's round its own schools and those of its counties; of a county's those that lie in it (LOCAL-01). */
async function schoolsOf(desk: Desk, round: Round, counties: readonly string[]): Promise<readonly string[]> {
  const rows = await desk.tx
    .select()
    .from(organisations)
    .where(inArray(organisations.kind, ['countySchool', 'cityDirectSchool', 'privateSchool']));
  return rows
    .filter(({ kind, parentId }) => {
      if (round.level === 'county') return parentId === round.bureauId;
      return kind !== 'countySchool' || (parentId !== null && counties.includes(parentId));
    })
    .map(({ id }) => id);
}

async function holders(desk: Desk, roles: readonly Role[], orgIds?: readonly string[]): Promise<readonly string[]> {
  const today = dayOf(desk.now);
  const rows = await desk.tx
    .select({ personId: postHoldings.personId })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .where(
      and(
        inArray(posts.role, [...roles]),
        orgIds ? inArray(posts.orgId, [...orgIds]) : undefined,
        lte(postHoldings.fromDay, today),
        or(isNull(postHoldings.toDay), gte(postHoldings.toDay, today)),
      ),
    );
  return rows.map(({ personId }) => personId);
}

async function expertsOf(desk: Desk, roundId: string): Promise<readonly string[]> {
  const rows = await desk.tx.select({ id: experts.personId }).from(experts).where(eq(experts.roundId, roundId));
  return rows.map(({ id }) => id);
}

async function applicants(desk: Desk, roundId: string, only?: readonly string[]): Promise<readonly string[]> {
  if (only?.length === 0) return [];
  const which = only ? inArray(cases.id, [...only]) : notInArray(cases.state, [...overUnapproved]);
  const rows = await desk.tx
    .select({ id: cases.applicantId })
    .from(cases)
    .where(and(eq(cases.roundId, roundId), which));
  return rows.map(({ id }) => id);
}
