import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/database.js';
import { countyQuotas, nominations, organisations, people, postHoldings, posts, rounds } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { OrganisationKind, Role } from '../../domain/vocabulary.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';

const bodies = {
  bureau: ['cityBureau', null],
  section: ['moralEducationSection', 'bureau'],
  institute: ['instituteOfEducationScience', 'bureau'],
  countyA: ['countyAuthority', 'bureau'],
  countyB: ['countyAuthority', 'bureau'],
  schoolA1: ['countySchool', 'countyA'],
  schoolA2: ['countySchool', 'countyA'],
  schoolB1: ['countySchool', 'countyB'],
  direct1: ['cityDirectSchool', 'bureau'],
  direct2: ['cityDirectSchool', 'bureau'],
  private1: ['privateSchool', 'bureau'],
} as const satisfies Record<string, readonly [OrganisationKind, string | null]>;
export type BodyCode = keyof typeof bodies;

/** Who holds which post: code of the person → role at a body. Applicants are `teacher…` of their school. */
const staff: Record<string, readonly [Role, BodyCode]> = {
  cityOfficer: ['cityOfficer', 'bureau'],
  cityOfficer2: ['cityOfficer', 'bureau'],
  cityLeader: ['cityLeader', 'bureau'],
  cityLeader2: ['cityLeader', 'bureau'],
  sectionOfficer: ['sectionOfficer', 'section'],
  instituteOfficer: ['instituteOfficer', 'institute'],
  countyOfficerA: ['countyOfficer', 'countyA'],
  countyOfficerA2: ['countyOfficer', 'countyA'],
  countyLeaderA: ['countyLeader', 'countyA'],
  countyOfficerB: ['countyOfficer', 'countyB'],
  countyLeaderB: ['countyLeader', 'countyB'],
  leaderA1: ['schoolLeader', 'schoolA1'],
  clerkA1: ['schoolClerk', 'schoolA1'],
  leaderA2: ['schoolLeader', 'schoolA2'],
  leaderB1: ['schoolLeader', 'schoolB1'],
  leaderD1: ['schoolLeader', 'direct1'],
  leaderD2: ['schoolLeader', 'direct2'],
  leaderP1: ['schoolLeader', 'private1'],
  teacherA1a: ['applicant', 'schoolA1'],
  teacherA1b: ['applicant', 'schoolA1'],
  teacherA2a: ['applicant', 'schoolA2'],
  teacherA2b: ['applicant', 'schoolA2'],
  teacherB1a: ['applicant', 'schoolB1'],
  teacherD1a: ['applicant', 'direct1'],
  teacherD1b: ['applicant', 'direct1'],
  teacherD2a: ['applicant', 'direct2'],
  teacherP1a: ['applicant', 'private1'],
  expert1: ['expert', 'institute'],
  expert2: ['expert', 'institute'],
  expert3: ['expert', 'institute'],
  expert4: ['expert', 'institute'],
  expert5: ['expert', 'institute'],
  expert6: ['expert', 'institute'],
  expertOfA1: ['expert', 'schoolA1'],
};

export interface TinyCity {
  /** Whose round it is: the city's, or its county's own (`tinyCounty`). */
  readonly level: StudioLevel;
  /** Organisation id by code. */
  readonly org: (code: BodyCode) => string;
  readonly personId: (code: string) => string;
  /** Signed in with a second factor; `more` narrows, e.g. `{secondFactor: false}` or `{channel: 'link', taskId}`. */
  readonly person: (code: string, more?: Partial<PersonActor>) => PersonActor;
  readonly roundId: string;
  readonly parameters: HostSelectionParameters;
  /** The county's nomination row in the open round. */
  readonly nominationId: (county: 'countyA' | 'countyB') => string;
}

/** The dates the tiny round was opened with on Monday 2026-03-02 (instants, UTC). */
export const tinyDates: Record<string, string> = {
  applicationWindow: '2026-03-30T15:59:59.999Z',
  schoolRecommendation: '2026-04-21T15:59:59.999Z',
  countyReview: '2026-05-14T15:59:59.999Z',
  countyNotice: '2026-05-21T15:59:59.999Z',
  nominationWindow: '2026-05-26T15:59:59.999Z',
  panelFormation: '2026-06-02T15:59:59.999Z',
  scoring: '2026-06-16T15:59:59.999Z',
  ranking: '2026-06-22T15:59:59.999Z',
  justification: '2026-06-29T15:59:59.999Z',
  cityNotice: '2026-07-06T15:59:59.999Z',
  decision: '2026-07-20T15:59:59.999Z',
};

/**
 * A bureau, two counties, three county schools, two city-direct schools, one private school, their staff, six
 * unconnected experts and one of school A1, and an open round: quotas 2 (countyA) and 1 (countyB), otherwise the
 * default edition with `change` applied.
 */
export async function tinyCity(
  desk: { readonly db: Db },
  change: Partial<HostSelectionParameters> = {},
): Promise<TinyCity> {
  const orgIds = new Map(Object.keys(bodies).map((code) => [code, randomUUID()]));
  const personIds = new Map(Object.keys(staff).map((code) => [code, randomUUID()]));
  const org = (code: string) => known(orgIds, code);
  const personId = (code: string) => known(personIds, code);
  await desk.db.insert(organisations).values(
    Object.entries(bodies).map(([code, [kind, parent]]) => ({
      id: org(code),
      code,
      name: `单位${code}`,
      kind,
      parentId: parent && org(parent),
    })),
  );
  await desk.db.insert(people).values(
    Object.keys(staff).map((code) => ({
      id: personId(code),
      code,
      name: `人员${code}`,
      email: `${code.toLowerCase()}@test.example`,
    })),
  );
  const postIds = new Map<string, string>();
  for (const [role, body] of Object.values(staff)) {
    const key = `${role}@${body}`;
    if (postIds.has(key)) continue;
    postIds.set(key, randomUUID());
    await desk.db.insert(posts).values({ id: known(postIds, key), orgId: org(body), role });
  }
  await desk.db.insert(postHoldings).values(
    Object.entries(staff).map(([code, [role, body]]) => ({
      id: randomUUID(),
      postId: known(postIds, `${role}@${body}`),
      personId: personId(code),
      fromDay: '2020-01-01',
    })),
  );
  const parameters = { ...defaultEdition.parameters, ...change };
  const roundId = randomUUID();
  await desk.db.insert(rounds).values({
    id: roundId,
    code: 'T2026',
    name: '2026年测试批次',
    bureauId: org('bureau'),
    state: 'open',
    editionId: defaultEdition.id,
    parameters,
    calendarVersion: chinaCalendar.version,
    dates: tinyDates,
    plannedApprovalDay: '2026-07-20',
    openedAt: '2026-03-02T01:00:00.000Z',
  });
  const nominationIds = { countyA: randomUUID(), countyB: randomUUID() };
  for (const [code, cap] of [
    ['countyA', 2],
    ['countyB', 1],
  ] as const) {
    await desk.db.insert(countyQuotas).values({ roundId, orgId: org(code), cap });
    await desk.db
      .insert(nominations)
      .values({ id: nominationIds[code], roundId, orgId: org(code), state: 'reviewing' });
  }
  return {
    level: 'city',
    org,
    personId,
    person: (code, more = {}) => ({
      kind: 'person',
      personId: personId(code),
      channel: 'page',
      language: 'zh',
      secondFactor: true,
      ...more,
    }),
    roundId,
    parameters,
    nominationId: (county) => nominationIds[county],
  };
}

function known(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`the tiny city has no ${code}`);
  return id;
}
