import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/database.js';
import {
  attachments,
  cases,
  formVersions,
  organisations,
  people,
  postHoldings,
  posts,
  rounds,
} from '../../../db/schema/all.js';
import { createVault } from '../../../db/sealed.js';
import { performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import type { DeskDeps } from '../../../desk/kit/deps.js';
import { openStage } from '../../../desk/kit/stage.js';
import { schoolRecommendation } from '../../../desk/stages/school-recommendation.js';
import { chinaCalendar } from '../../../domain/calendar/china.js';
import type { OrganisationKind, Role, Route } from '../../../domain/vocabulary.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import type { HostSelectionParameters } from '../../../policy/host-selection/parameters.js';
import { sealedWords } from '../../support/words.js';

export interface CaseAtSchool {
  readonly caseId: string;
  readonly taskId: string;
  readonly formHash: string;
  readonly attachmentId: string;
  readonly applicant: PersonActor;
}

/** A city with what the school's stage needs; every case begins with the school, its form submitted on the clock's day. */
export async function schoolCity({ db }: Pick<Database, 'db'>, changed: Partial<HostSelectionParameters> = {}) {
  const clock = { at: '2026-03-10T02:00:00.000Z' };
  const deps: DeskDeps = {
    db,
    clock: { now: async () => clock.at, realInstant: (at) => at },
    calendar: () => chinaCalendar,
    linkKey: 'a key of the tests',
    vault: createVault('test'),
  };
  const org = async (kind: OrganisationKind, name: string, parentId: string | null = null): Promise<string> => {
    const id = randomUUID();
    await db.insert(organisations).values({ id, code: id, name, kind, parentId });
    return id;
  };
  const person = async (name: string, role?: Role, orgId?: string): Promise<PersonActor> => {
    const id = randomUUID();
    await db.insert(people).values({ id, code: id, name, email: `${id}@example.cn` });
    if (role && orgId) await hold(id, role, orgId);
    return { kind: 'person', personId: id, channel: 'page', language: 'zh', secondFactor: false };
  };
  const hold = async (personId: string, role: Role, orgId: string): Promise<void> => {
    const made = { id: randomUUID(), orgId, role };
    const [post] = await db
      .insert(posts)
      .values(made)
      .onConflictDoUpdate({ target: [posts.orgId, posts.role], set: { role } })
      .returning();
    await db
      .insert(postHoldings)
      .values({ id: randomUUID(), postId: post?.id ?? made.id, personId, fromDay: '2020-01-01' });
  };
  const bureau = await org('cityBureau', '市教育局');
  const county = await org('countyAuthority', '甲县教育局', bureau);
  const school = await org('countySchool', '甲县第一中学', county);
  const direct = await org('cityDirectSchool', '市实验中学', bureau);
  const elsewhere = await org('countySchool', '甲县第二中学', county);
  const roundId = randomUUID();
  await db.insert(rounds).values({
    id: roundId,
    code: roundId,
    name: '2026年评选',
    bureauId: bureau,
    state: 'open',
    editionId: defaultEdition.id,
    parameters: {
      ...defaultEdition.parameters,
      hearingMinimum: { teachers: 2, parents: 1, students: 1 },
      ...changed,
    },
    calendarVersion: chinaCalendar.version,
  });
  const aCase = async (route: Route = 'county', name = '王小明'): Promise<CaseAtSchool> => {
    const applicant = await person(name);
    const caseId = randomUUID();
    const attachmentId = randomUUID();
    const formHash = `form of ${caseId}`;
    const schoolId = route === 'county' ? school : direct;
    await db.insert(cases).values({
      id: caseId,
      number: caseId.slice(0, 8),
      roundId,
      applicantId: applicant.personId,
      schoolId,
      countyId: route === 'county' ? county : null,
      route,
      state: 'schoolReview',
      formVersion: 1,
      formHash,
      submittedAt: clock.at,
      createdAt: clock.at,
    });
    const content = await sealedWords(deps, caseId, {});
    const version = { id: randomUUID(), caseId, number: 1, content, hash: formHash, submittedAt: clock.at };
    await db.insert(formVersions).values(version);
    const paper = {
      sha256: await sealedWords(deps, caseId, 'f'.repeat(64)),
      blob: 'b'.repeat(64),
      name: await sealedWords(deps, caseId, '证书.pdf'),
      mediaType: 'application/pdf',
      size: 9,
    };
    await db.insert(attachments).values({ id: attachmentId, caseId, addedAt: clock.at, ...paper });
    const taskId = await open(caseId, 1);
    return { caseId, taskId, formHash, attachmentId, applicant };
  };
  const open = (caseId: string, number: number): Promise<string> =>
    performSystem(deps, async (desk) => {
      const subject = { kind: 'case', id: caseId } as const;
      const run = await openStage(desk, schoolRecommendation, {
        subject,
        stage: 'schoolRecommendation',
        number,
        roundId,
      });
      const task = await desk.tx.query.tasks.findFirst({ where: (t, { eq }) => eq(t.stageRunId, run.id) });
      return task?.id ?? '';
    });
  return {
    db,
    deps,
    clock,
    roundId,
    org: { bureau, county, school, direct, elsewhere },
    leader: await person('李校长', 'schoolLeader', school),
    clerk: await person('赵干事', 'schoolClerk', school),
    directLeader: await person('周校长', 'schoolLeader', direct),
    stranger: await person('钱校长', 'schoolLeader', elsewhere),
    countyOfficer: await person('孙科员', 'countyOfficer', county),
    person,
    hold,
    aCase,
    open,
  };
}

export type SchoolCity = Awaited<ReturnType<typeof schoolCity>>;
