import { randomUUID } from 'node:crypto';
import { countyQuotas, nominations, organisations, people, postHoldings, posts, rounds } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { OrganisationKind, Role } from '../../domain/vocabulary.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { TestDesk } from './desk.js';

/** code → kind and the code of the body above. */
const bodies: Readonly<Record<string, readonly [OrganisationKind, string | null]>> = {
  bureau: ['cityBureau', null],
  section: ['moralEducationSection', 'bureau'],
  institute: ['instituteOfEducationScience', 'bureau'],
  county: ['countyAuthority', 'bureau'],
  countyB: ['countyAuthority', 'bureau'],
  school: ['countySchool', 'county'],
  schoolA2: ['countySchool', 'county'],
  schoolB: ['countySchool', 'countyB'],
  direct: ['cityDirectSchool', 'bureau'],
  private: ['privateSchool', 'county'],
};
export type BodyCode = 'bureau' | 'section' | 'institute' | 'county' | 'countyB' | SchoolCode;
export type SchoolCode = 'school' | 'schoolA2' | 'schoolB' | 'direct' | 'private';

/** Who holds which post where; a head teacher holds the post `applicant` at the school. */
const holders: Readonly<Record<string, readonly [Role, BodyCode]>> = {
  cityOfficer: ['cityOfficer', 'bureau'],
  cityOfficer2: ['cityOfficer', 'bureau'],
  cityLeader: ['cityLeader', 'bureau'],
  cityLeader2: ['cityLeader', 'bureau'],
  sectionOfficer: ['sectionOfficer', 'section'],
  instituteOfficer: ['instituteOfficer', 'institute'],
  countyOfficer: ['countyOfficer', 'county'],
  countyOfficer2: ['countyOfficer', 'county'],
  countyLeader: ['countyLeader', 'county'],
  countyBOfficer: ['countyOfficer', 'countyB'],
  countyBLeader: ['countyLeader', 'countyB'],
  ...ofSchool('school', 4),
  ...ofSchool('schoolA2', 1),
  ...ofSchool('schoolB', 2),
  ...ofSchool('direct', 2),
  ...ofSchool('private', 2),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`expert${n}`, ['expert', 'institute']])),
};

/** `<school>Leader`, `<school>Leader2`, `<school>Clerk`, `<school>Teacher1` … */
function ofSchool(code: SchoolCode, teachers: number): Record<string, [Role, BodyCode]> {
  const list: [string, Role][] = [
    ['Leader', 'schoolLeader'],
    ['Leader2', 'schoolLeader'],
    ['Clerk', 'schoolClerk'],
  ];
  for (let n = 1; n <= teachers; n += 1) list.push([`Teacher${n}`, 'applicant']);
  return Object.fromEntries(list.map(([name, role]) => [`${code}${name}`, [role, code]]));
}

export interface City {
  readonly roundId: string;
  readonly nominationIds: Readonly<Record<'county' | 'countyB', string>>;
  /** Stage → instant, as the round preview fixes them. */
  readonly dates: Readonly<Record<string, Instant>>;
  readonly parameters: HostSelectionParameters;
  /** Id of a body by its code. */
  body(code: BodyCode): string;
  personId(code: string): string;
  /** Somebody signed in with a second factor, e.g. `person('schoolLeader')`, `person('schoolTeacher1')`. */
  person(code: string, more?: Partial<PersonActor>): PersonActor;
}

/**
 * Seeds a tiny city with an open round under the default edition: two counties with quota 2 each, schools of every type.
 * @param change parameters that differ from the default edition
 */
export async function tinyCity(desk: TestDesk, change: Partial<HostSelectionParameters> = {}): Promise<City> {
  const orgs = idsOf(Object.keys(bodies));
  const persons = idsOf(Object.keys(holders));
  const parameters = { ...defaultEdition.parameters, countyQuotas: { county: 2, countyB: 2 }, ...change };
  const opened = desk.clock.at;
  const dates = datesOf(opened, parameters);
  const roundId = randomUUID();
  const nominationIds = { county: randomUUID(), countyB: randomUUID() };
  await desk.db.transaction(async (tx) => {
    await tx.insert(organisations).values(
      Object.entries(bodies).map(([code, [kind, parent]]) => ({
        id: orgs(code),
        code,
        name: `单位-${code}`,
        kind,
        parentId: parent ? orgs(parent) : null,
      })),
    );
    await tx.insert(people).values(
      Object.keys(holders).map((code) => ({
        id: persons(code),
        code,
        name: `姓名-${code}`,
        email: `${code}@mail.example`,
      })),
    );
    const seats = [...new Set(Object.values(holders).map(([role, body]) => `${role}/${body}`))];
    const postId = idsOf(seats);
    await tx.insert(posts).values(
      seats.map((seat) => {
        const [role, body] = seat.split('/') as [Role, BodyCode];
        return { id: postId(seat), role, orgId: orgs(body) };
      }),
    );
    await tx.insert(postHoldings).values(
      Object.entries(holders).map(([code, [role, body]]) => ({
        id: randomUUID(),
        postId: postId(`${role}/${body}`),
        personId: persons(code),
        fromDay: '2025-01-01',
      })),
    );
    await tx.insert(rounds).values({
      id: roundId,
      code: '2026-1',
      name: '第一批',
      bureauId: orgs('bureau'),
      state: 'open',
      editionId: defaultEdition.id,
      parameters,
      calendarVersion: chinaCalendar.version,
      dates,
      plannedApprovalDay: '2026-07-15',
      openedAt: opened,
    });
    for (const code of ['county', 'countyB'] as const) {
      await tx.insert(countyQuotas).values({ roundId, orgId: orgs(code), cap: parameters.countyQuotas[code] ?? 0 });
      await tx.insert(nominations).values({ id: nominationIds[code], roundId, orgId: orgs(code), state: 'reviewing' });
    }
  });
  return {
    roundId,
    nominationIds,
    dates,
    parameters,
    body: orgs,
    personId: persons,
    person: (code, more = {}) => ({
      kind: 'person',
      personId: persons(code),
      channel: 'page',
      language: 'zh',
      secondFactor: true,
      ...more,
    }),
  };
}

/** Each stage ends so many working days after the one before. */
function datesOf(opened: Instant, p: HostSelectionParameters): Record<string, Instant> {
  const steps: [string, number][] = [
    ['applicationWindow', p.applicationWindowDays],
    ['schoolRecommendation', p.schoolRecommendationDays],
    ['countyReview', p.countyReviewDays],
    ['scoring', p.expertReviewDays],
    ['justification', p.projectJustificationDays],
    ['cityNotice', p.noticeWorkingDays.city],
    ['decision', p.finalDecisionDays],
  ];
  const dates: Record<string, Instant> = {};
  let last = opened;
  for (const [stage, days] of steps) {
    last = dueAfter(chinaCalendar, last, days).due;
    dates[stage] = last;
  }
  return { ...dates, nominationWindow: dates.countyReview ?? last };
}

/** A random id per name, the same each time it is asked for. */
function idsOf(names: readonly string[]): (name: string) => string {
  const ids = new Map(names.map((name) => [name, randomUUID()]));
  return (name) => {
    const id = ids.get(name);
    if (!id) throw new Error(`the tiny city has no ${name}`);
    return id;
  };
}
