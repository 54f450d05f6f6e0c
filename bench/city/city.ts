import { randomUUID } from 'node:crypto';
import { countyQuotas, nominations, organisations, rounds } from '../../db/schema/all.js';
import { performSystem } from '../../desk/kit/act.js';
import { startProcess } from '../../desk/kit/news.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';
import type { World } from '../parts/world.js';
import { inParts, type Member, type Seated, seat } from './people.js';

/** The dates of the round, as its preview computes them for Monday, 2 March 2026 (UTC instants). */
export const dates = {
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
export const plannedApprovalDay = '2026-07-20';

export interface Candidate {
  readonly leader: Member;
  readonly applicant: Member;
}
export interface County {
  readonly orgId: string;
  readonly code: string;
  readonly nominationId: string;
  readonly officer: Member;
  readonly leader: Member;
  readonly candidates: readonly Candidate[];
}
export interface City {
  readonly roundId: string;
  readonly officer: Member;
  readonly secondOfficer: Member;
  readonly leader: Member;
  readonly section: Member;
  readonly experts: readonly Member[];
  readonly counties: readonly County[];
}

const roundCode = 'B2026';

/** A city with an open round; every county school has one candidate, and every county as many places as candidates. */
export async function makeCity(
  world: World,
  size: { readonly counties: number; readonly perCounty: number },
): Promise<City> {
  const { db } = world.database;
  const bureauId = randomUUID();
  const sectionId = randomUUID();
  const counties = Array.from({ length: size.counties }, (_, at) => ({
    orgId: randomUUID(),
    code: `county-${at + 1}`,
    nominationId: randomUUID(),
    schools: Array.from({ length: size.perCounty }, (_, school) => ({
      orgId: randomUUID(),
      code: `school-${at + 1}-${school + 1}`,
    })),
  }));
  const at = (
    code: string,
    kind: (typeof organisations.$inferInsert)['kind'],
    id: string,
    parentId: string | null,
  ) => ({
    id,
    code,
    name: `单位${code}`,
    kind,
    parentId,
  });
  await inParts(
    [
      at('bureau', 'cityBureau', bureauId, null),
      at('section', 'moralEducationSection', sectionId, bureauId),
      ...counties.map(({ orgId, code }) => at(code, 'countyAuthority', orgId, bureauId)),
      ...counties.flatMap(({ orgId, schools }) => schools.map((one) => at(one.code, 'countySchool', one.orgId, orgId))),
    ],
    (part) => db.insert(organisations).values(part),
  );
  const roundId = randomUUID();
  const places = size.counties * size.perCounty;
  await db.insert(rounds).values({
    id: roundId,
    code: roundCode,
    name: '2026年评选',
    bureauId,
    state: 'open',
    editionId: defaultEdition.id,
    parameters: { ...defaultEdition.parameters, capacity: places, studioTarget: places },
    calendarVersion: chinaCalendar.version,
    dates,
    plannedApprovalDay,
    openedAt: await world.now(),
  });
  await db.insert(countyQuotas).values(counties.map(({ orgId }) => ({ roundId, orgId, cap: size.perCounty })));
  await db
    .insert(nominations)
    .values(
      counties.map(({ nominationId, orgId }) => ({ id: nominationId, roundId, orgId, state: 'reviewing' as const })),
    );
  const experts = Array.from(
    { length: 6 },
    (_, one): Seated => ({ code: `expert-${one + 1}`, role: 'expert', orgId: bureauId }),
  );
  const staff: Seated[] = [
    { code: 'officer-1', role: 'cityOfficer', orgId: bureauId },
    { code: 'officer-2', role: 'cityOfficer', orgId: bureauId },
    { code: 'leader-1', role: 'cityLeader', orgId: bureauId },
    { code: 'section-1', role: 'sectionOfficer', orgId: sectionId },
    ...experts,
    ...counties.flatMap(({ orgId, code, schools }): Seated[] => [
      { code: `${code}-officer`, role: 'countyOfficer', orgId },
      { code: `${code}-leader`, role: 'countyLeader', orgId },
      ...schools.flatMap((school): Seated[] => [
        { code: `${school.code}-leader`, role: 'schoolLeader', orgId: school.orgId },
        { code: `${school.code}-teacher`, role: 'applicant', orgId: school.orgId },
      ]),
    ]),
  ];
  const members = new Map((await seat(db, staff)).map((member) => [member.code, member]));
  const member = (code: string): Member => {
    const found = members.get(code);
    if (!found) throw new Error(`the city has no ${code}`);
    return found;
  };
  return {
    roundId,
    officer: member('officer-1'),
    secondOfficer: member('officer-2'),
    leader: member('leader-1'),
    section: member('section-1'),
    experts: experts.map(({ code }) => member(code)),
    counties: counties.map(({ orgId, code, nominationId, schools }) => ({
      orgId,
      code,
      nominationId,
      officer: member(`${code}-officer`),
      leader: member(`${code}-leader`),
      candidates: schools.map((one) => ({
        leader: member(`${one.code}-leader`),
        applicant: member(`${one.code}-teacher`),
      })),
    })),
  };
}

/** What opening a round starts: its own process, and one a county. */
export async function startProcesses(world: World, { roundId, counties }: City): Promise<void> {
  await performSystem(world.deps, async (desk) => {
    await startProcess(desk, 'hostSelectionRound', { subject: { kind: 'round', id: roundId }, roundId, roundCode });
    for (const { nominationId, code } of counties) {
      const subject = { kind: 'nomination', id: nominationId } as const;
      await startProcess(desk, 'countyNomination', { subject, roundId, roundCode, countyCode: code });
    }
  });
}
