import { randomUUID } from 'node:crypto';
import { people, postHoldings, posts } from '../../db/schema/all.js';
import { organisations } from '../../db/schema/identity.js';
import type { Role } from '../../domain/vocabulary.js';
import { type BodyCode, type TinyCity, tinyCity } from '../support/city.js';
import type { TestDesk } from '../support/desk.js';

/** How somebody stands to the one case that is looked at; of experts, `own` scores it and `recused` has stepped back from it. */
export const relations = ['own', 'sameSchool', 'sameCounty', 'otherCounty', 'none', 'recused'] as const;
export type Relation = (typeof relations)[number];
export type Who = `${Role | 'former'}.${Relation}` | 'nobody' | 'noSecondFactor' | 'readToken' | 'link' | 'otherLink';

/** Who stands in each column; `none` are the same posts in another city. The case is teacherA1a's. */
export const standing = {
  'applicant.own': 'teacherA1a',
  'applicant.sameSchool': 'teacherA1b',
  'applicant.sameCounty': 'teacherA2a',
  'applicant.otherCounty': 'teacherB1a',
  'applicant.none': 'teacherX1',
  'schoolLeader.own': 'leaderA1',
  'schoolLeader.sameCounty': 'leaderA2',
  'schoolLeader.otherCounty': 'leaderB1',
  'schoolLeader.none': 'leaderX1',
  'schoolClerk.own': 'clerkA1',
  'schoolClerk.sameCounty': 'clerkA2',
  'schoolClerk.otherCounty': 'clerkB1',
  'countyOfficer.own': 'countyOfficerA',
  'countyOfficer.otherCounty': 'countyOfficerB',
  'countyOfficer.none': 'countyOfficerX',
  'countyLeader.own': 'countyLeaderA',
  'countyLeader.otherCounty': 'countyLeaderB',
  'countyLeader.none': 'countyLeaderX',
  'cityOfficer.own': 'cityOfficer',
  'cityOfficer.none': 'cityOfficerX',
  'cityLeader.own': 'cityLeader',
  'cityLeader.none': 'cityLeaderX',
  'sectionOfficer.own': 'sectionOfficer',
  'sectionOfficer.none': 'sectionOfficerX',
  'instituteOfficer.own': 'instituteOfficer',
  'instituteOfficer.none': 'instituteOfficerX',
  'expert.own': 'expert1',
  'expert.recused': 'expert2',
  'expert.sameSchool': 'expertOfA1',
  'expert.none': 'expertX',
  'former.own': 'formerA1',
} as const satisfies Partial<Record<Who, string>>;
export type Standing = keyof typeof standing;
export const persons = Object.keys(standing) as Standing[];

const elsewhere = {
  bureauX: ['cityBureau', null],
  sectionX: ['moralEducationSection', 'bureauX'],
  instituteX: ['instituteOfEducationScience', 'bureauX'],
  countyX: ['countyAuthority', 'bureauX'],
  schoolX1: ['countySchool', 'countyX'],
} as const;

/** Code → role, body, and the last day of the post where it has ended. */
const more: Record<string, readonly [Role, string, string?]> = {
  teacherX1: ['applicant', 'schoolX1'],
  leaderX1: ['schoolLeader', 'schoolX1'],
  clerkA2: ['schoolClerk', 'schoolA2'],
  clerkB1: ['schoolClerk', 'schoolB1'],
  countyOfficerX: ['countyOfficer', 'countyX'],
  countyLeaderX: ['countyLeader', 'countyX'],
  cityOfficerX: ['cityOfficer', 'bureauX'],
  cityLeaderX: ['cityLeader', 'bureauX'],
  sectionOfficerX: ['sectionOfficer', 'sectionX'],
  instituteOfficerX: ['instituteOfficer', 'instituteX'],
  expertX: ['expert', 'instituteX'],
  formerA1: ['schoolLeader', 'schoolA1', '2025-12-31'],
};

/** The tiny city, and beside it another one, whose people must not exist for ours nor ours for them. */
export async function twoCities(desk: TestDesk): Promise<TinyCity> {
  const one = { teachers: 1, parents: 1, students: 1 };
  const city = await tinyCity(desk, { hearingMinimum: one });
  const orgIds = new Map<string, string>(Object.keys(elsewhere).map((code) => [code, randomUUID()]));
  const orgId = (code: string) => orgIds.get(code) ?? city.org(code as BodyCode);
  const bodies = Object.entries(elsewhere).map(([code, [kind, parent]]) => ({
    id: orgId(code),
    code,
    name: `单位${code}`,
    kind,
    parentId: parent && orgId(parent),
  }));
  await desk.db.insert(organisations).values(bodies);
  const personIds = new Map(Object.keys(more).map((code) => [code, randomUUID()]));
  const personId = (code: string) => personIds.get(code) ?? city.personId(code);
  const kept = await desk.db.select().from(posts);
  for (const [code, [role, body, toDay]] of Object.entries(more)) {
    await desk.db
      .insert(people)
      .values({ id: personId(code), code, name: `人员${code}`, email: `${code.toLowerCase()}@test.example` });
    const known = kept.find((post) => post.role === role && post.orgId === orgId(body));
    const postId = known?.id ?? randomUUID();
    if (!known) {
      await desk.db.insert(posts).values({ id: postId, orgId: orgId(body), role });
      kept.push({ id: postId, orgId: orgId(body), role });
    }
    await desk.db
      .insert(postHoldings)
      .values({ id: randomUUID(), postId, personId: personId(code), fromDay: '2020-01-01', toDay: toDay ?? null });
  }
  return {
    ...city,
    org: (code) => orgId(code),
    personId,
    person: (code, rest = {}) => ({ ...city.person('cityOfficer', rest), personId: personId(code) }),
  };
}
