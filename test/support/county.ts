import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, people, postHoldings, posts, rounds } from '../../db/schema/all.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { roundDateKeysAt } from '../../domain/host-selection/round-dates.js';
import type { OrganisationKind, Role } from '../../domain/vocabulary.js';
import { countyEdition } from '../../policy/host-selection/county-edition.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { type BodyCode, type TinyCity, tinyCity, tinyDates } from './city.js';

/** Bodies of the county's own, beside what the tiny city has. */
const bodies = {
  sectionA: 'moralEducationSection',
  instituteA: 'instituteOfEducationScience',
} as const satisfies Record<string, OrganisationKind>;

const staff: Record<string, readonly [Role, 'countyA' | keyof typeof bodies]> = {
  countyLeaderA2: ['countyLeader', 'countyA'],
  countyLeaderA3: ['countyLeader', 'countyA'],
  sectionOfficerA: ['sectionOfficer', 'sectionA'],
  instituteOfficerA: ['instituteOfficer', 'instituteA'],
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`expertA${n}`, ['expert', 'instituteA'] as const])),
};

/** Who stands where the city's people stand. */
const inTheirPlace: Readonly<Record<string, string>> = {
  cityOfficer: 'countyOfficerA',
  cityOfficer2: 'countyOfficerA2',
  cityLeader: 'countyLeaderA',
  cityLeader2: 'countyLeaderA2',
  sectionOfficer: 'sectionOfficerA',
  instituteOfficer: 'instituteOfficerA',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`expert${n}`, `expertA${n}`])),
};
const bodiesInTheirPlace: Readonly<Record<string, string>> = {
  bureau: 'countyA',
  section: 'sectionA',
  institute: 'instituteA',
};

/**
 * County A runs a round of its own beside the city's (LOCAL-01): under the city's words it answers with the county's people and bodies,
 * so that whatever a test walks in the city it can walk here; `city` is the city itself.
 */
export interface TinyCounty extends TinyCity {
  readonly city: TinyCity;
}

export async function tinyCounty(
  desk: { readonly db: Db },
  change: Partial<HostSelectionParameters> = {},
  given?: TinyCity,
): Promise<TinyCounty> {
  const city = given ?? (await tinyCity(desk));
  const ids = new Map([...Object.keys(bodies), ...Object.keys(staff)].map((code) => [code, randomUUID()]));
  const own = (code: string) => ids.get(code);
  await desk.db.insert(organisations).values(
    Object.entries(bodies).map(([code, kind]) => ({
      id: own(code) ?? '',
      code,
      name: `单位${code}`,
      kind,
      parentId: city.org('countyA'),
    })),
  );
  await desk.db.insert(people).values(
    Object.keys(staff).map((code) => ({
      id: own(code) ?? '',
      code,
      name: `人员${code}`,
      email: `${code.toLowerCase()}@test.example`,
    })),
  );
  for (const [code, [role, body]] of Object.entries(staff)) {
    const post = { id: randomUUID(), orgId: body === 'countyA' ? city.org('countyA') : (own(body) ?? ''), role };
    await desk.db.insert(posts).values(post).onConflictDoNothing();
    const [kept] = await desk.db
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.orgId, post.orgId), eq(posts.role, role)));
    await desk.db
      .insert(postHoldings)
      .values({ id: randomUUID(), postId: kept?.id ?? '', personId: own(code) ?? '', fromDay: '2020-01-01' });
  }
  const parameters = { ...countyEdition.parameters, ...change };
  const roundId = randomUUID();
  const dates = Object.fromEntries(roundDateKeysAt('county').map((key) => [key, tinyDates[key] ?? '']));
  await desk.db.insert(rounds).values({
    id: roundId,
    code: 'A2026',
    name: '2026年甲县测试批次',
    level: 'county',
    bureauId: city.org('countyA'),
    state: 'open',
    editionId: countyEdition.id,
    parameters,
    calendarVersion: chinaCalendar.version,
    dates,
    plannedApprovalDay: '2026-07-20',
    openedAt: '2026-03-02T01:00:00.000Z',
  });
  const personId = (code: string) => own(inTheirPlace[code] ?? code) ?? city.personId(inTheirPlace[code] ?? code);
  return {
    ...city,
    city,
    level: 'county',
    roundId,
    parameters,
    org: (code) => own(bodiesInTheirPlace[code] ?? code) ?? city.org((bodiesInTheirPlace[code] ?? code) as BodyCode),
    personId,
    person: (code, more) => ({ ...city.person('cityOfficer', more), personId: personId(code) }),
  };
}
