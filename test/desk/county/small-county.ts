import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import {
  cases,
  countyQuotas,
  formVersions,
  nominations,
  organisations,
  outbox,
  people,
  postHoldings,
  posts,
  rounds,
  tasks,
} from '../../../db/schema/all.js';
import { createVault } from '../../../db/sealed.js';
import { publishCountyNotice } from '../../../desk/county/publish-county-notice.js';
import { selectNominees } from '../../../desk/county/select-nominees.js';
import { verifyApplication } from '../../../desk/county/verify-application.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor, PublicActor } from '../../../desk/kit/actor.js';
import { climb, type Waiting } from '../../../desk/kit/climb.js';
import type { DeskDeps } from '../../../desk/kit/deps.js';
import { openStage } from '../../../desk/kit/stage.js';
import type { AnyPlan } from '../../../desk/kit/stage-plan.js';
import { bundle } from '../../../desk/stages/bundle.js';
import { nomination } from '../../../desk/stages/nomination.js';
import { noticeWindow } from '../../../desk/stages/notice-window.js';
import { objectionConfirmation } from '../../../desk/stages/objection-confirmation.js';
import { objectionHandling } from '../../../desk/stages/objection-handling.js';
import { chinaCalendar } from '../../../domain/calendar/china.js';
import type { Subject } from '../../../domain/news.js';
import type { StageName } from '../../../domain/process.js';
import type { Result } from '../../../domain/refusal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { Role } from '../../../domain/vocabulary.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import type { HostSelectionParameters } from '../../../policy/host-selection/parameters.js';
import { openDatabase } from '../../support/databases.js';
import { sealedWords } from '../../support/words.js';

const plans: Partial<Record<StageName, AnyPlan>> = {
  nomination,
  bundle,
  noticeWindow,
  objectionConfirmation,
  objectionHandling,
};
export const hashOfForm = (n: number): string => `form-${n}`;
export const reader: PublicActor = { kind: 'public', channel: 'public', language: 'zh' };
export const words = { title: '公示', text: '现予公示。', receivingUnit: '甲县教育局 电话 0123-4567890' };

/** Ids that differ in every test, by name. */
function ids(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const id = known.get(name) ?? randomUUID();
    known.set(name, id);
    return id;
  };
}

/** A county with a quota of 2, its officer and leader, a neighbour county, the city, and `candidates` recommended cases. */
export async function smallCounty(
  options: {
    embedded?: boolean;
    candidates?: number;
    cap?: number;
    change?: Partial<HostSelectionParameters>;
    lingerMs?: number;
  } = {},
) {
  const database = await openDatabase(options.embedded ? 'embedded' : 'postgresql', 20);
  let at = '2026-04-20T02:00:00.000Z';
  const deps: DeskDeps = {
    db: database.db,
    clock: { now: async () => at, realInstant: (instant) => instant, lingerMs: options.lingerMs ?? 0 },
    calendar: () => chinaCalendar,
    linkKey: 'test',
    vault: createVault('test'),
  };
  const id = ids();
  const { db } = database;
  const orgs = [
    ['bureau', 'cityBureau', null],
    ['county', 'countyAuthority', 'bureau'],
    ['other', 'countyAuthority', 'bureau'],
    ['school', 'countySchool', 'county'],
  ] as const;
  await db.insert(organisations).values(
    orgs.map(([code, kind, above]) => ({
      id: id(code),
      code,
      name: `单位${code}`,
      kind,
      parentId: above && id(above),
    })),
  );
  const staff: readonly (readonly [string, Role, string])[] = [
    ['officer', 'countyOfficer', 'county'],
    ['leader', 'countyLeader', 'county'],
    ['stranger', 'countyOfficer', 'other'],
    ['city', 'cityOfficer', 'bureau'],
    ['principal', 'schoolLeader', 'school'],
  ];
  for (const [code, role, org] of staff) {
    await db.insert(people).values({ id: id(code), code, name: `人员${code}`, email: `${code}@test.example` });
    await db.insert(posts).values({ id: id(`${role}@${org}`), role, orgId: id(org) });
    await db
      .insert(postHoldings)
      .values({ id: randomUUID(), postId: id(`${role}@${org}`), personId: id(code), fromDay: '2020-01-01' });
  }
  // Both roles in one hand: the leader who also drew up the list.
  await db
    .insert(postHoldings)
    .values({ id: randomUUID(), postId: id('countyOfficer@county'), personId: id('leader'), fromDay: '2020-01-01' });
  await db.insert(rounds).values({
    id: id('round'),
    code: '2026-1',
    name: '班主任工作室主持人',
    bureauId: id('bureau'),
    state: 'open',
    editionId: defaultEdition.id,
    parameters: { ...defaultEdition.parameters, ...options.change },
    calendarVersion: chinaCalendar.version,
    dates: { applicationWindow: '2026-04-10T15:59:59.999Z', nominationWindow: '2026-05-29T15:59:59.999Z' },
  });
  await db
    .insert(nominations)
    .values({ id: id('nomination'), roundId: id('round'), orgId: id('county'), state: 'reviewing' });
  await db.insert(countyQuotas).values({ roundId: id('round'), orgId: id('county'), cap: options.cap ?? 2 });
  for (let n = 1; n <= (options.candidates ?? 3); n += 1) {
    const applicantId = id(`teacher${n}`);
    await db
      .insert(people)
      .values({ id: applicantId, code: `t${n}`, name: `教师${n}`, email: `t${n}@test.example`, phone: '13800138000' });
    await db.insert(cases).values({
      id: id(`case${n}`),
      number: `2026-${n}`,
      roundId: id('round'),
      applicantId,
      schoolId: id('school'),
      countyId: id('county'),
      route: 'county',
      state: 'countyReview',
      formVersion: 1,
      formHash: hashOfForm(n),
      createdAt: at,
    });
    await db.insert(formVersions).values({
      id: randomUUID(),
      caseId: id(`case${n}`),
      number: 1,
      content: await sealedWords(deps, id(`case${n}`), {}),
      hash: hashOfForm(n),
      submittedAt: at,
    });
  }
  const person = (code: string, more: Partial<PersonActor> = {}): PersonActor => ({
    kind: 'person',
    personId: id(code),
    channel: 'page',
    language: 'zh',
    secondFactor: true,
    ...more,
  });
  const open = (subject: Subject, stage: StageName, number = 1) => {
    const plan = plans[stage];
    if (!plan) throw new Error(`no plan for ${stage}`);
    return performSystem(deps, (desk) => openStage(desk, plan, { subject, stage, number, roundId: id('round') }));
  };
  const look = (subject: Subject, stage: StageName, number = 1): Promise<Waiting> => {
    const plan = plans[stage];
    if (!plan) throw new Error(`no plan for ${stage}`);
    return performSystem(deps, (desk) => climb(desk, plan, { subject, stage, number }));
  };
  const task = async (kind: TaskKind, subjectId = id('nomination')): Promise<string> => {
    const rows = await db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, kind), eq(tasks.subjectId, subjectId)));
    return rows[0]?.id ?? randomUUID();
  };
  const file = async (n: number) => {
    const [row] = await db
      .select()
      .from(cases)
      .where(eq(cases.id, id(`case${n}`)));
    if (!row) throw new Error('no such case');
    return row;
  };
  const quota = async () => (await db.select().from(countyQuotas))[0];
  const toldTo = async (workflow: string) =>
    (await db.select().from(outbox).where(eq(outbox.workflowId, workflow)).orderBy(outbox.id)).map(
      (row) => row.message as { type: string; news?: { stage?: string; outcome?: string }; process?: string },
    );
  const verify = (n: number, decision: 'agree' | 'refuse' | 'return' = 'agree', actor = person('officer')) =>
    perform(deps, verifyApplication, actor, {
      caseId: id(`case${n}`),
      formHash: hashOfForm(n),
      decision,
      opinion: '情况属实',
    });
  const select = async (list: readonly number[], actor = person('officer'), owner = id('nomination')) =>
    perform(deps, selectNominees, actor, {
      taskId: await task('nomination', owner),
      nominees: list.map((n) => ({ caseId: id(`case${n}`), formHash: hashOfForm(n), reason: '比较突出' })),
    });
  const publish = async (list: readonly number[], actor = person('leader'), more = {}, owner = id('nomination')) =>
    perform(deps, publishCountyNotice, actor, {
      taskId: await task('publishNotice', owner),
      caseIds: list.map((n) => id(`case${n}`)),
      ...words,
      ...more,
    });
  await open({ kind: 'nomination', id: id('nomination') }, 'nomination');
  return {
    db,
    deps,
    id,
    person,
    open,
    look,
    task,
    file,
    quota,
    toldTo,
    verify,
    select,
    publish,
    set: (instant: string) => {
      at = instant;
    },
    /** Verified, listed and on a notice; the notice's window is open. */
    hang: async (list: readonly number[]) => {
      for (const n of list) if ((await file(n)).state === 'countyReview') await verify(n);
      expectOk(await select(list));
      const notice = expectOk(await publish(list));
      await open({ kind: 'notice', id: notice.noticeId }, 'noticeWindow');
      return notice;
    },
    close: database.close,
  };
}
export type SmallCounty = Awaited<ReturnType<typeof smallCounty>>;

export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
}

/** 'code ruleId', or 'ok'. */
export function saying(result: Result<unknown>): string {
  const [first] = result.ok ? [] : result.refusals;
  return first ? [first.code, first.ruleId].filter(Boolean).join(' ') : 'ok';
}
