import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import {
  cases,
  countyQuotas,
  noticeSubjects,
  notices,
  organisations,
  outbox,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { type Act, perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { openStage, type StagePlan } from '../../../desk/kit/stage.js';
import { appealDecision } from '../../../desk/stages/appeal-decision.js';
import { departureDecision } from '../../../desk/stages/departure-decision.js';
import { transferConfirmation } from '../../../desk/stages/transfer-confirmation.js';
import { vetoDecision } from '../../../desk/stages/veto-decision.js';
import { vetoHearing } from '../../../desk/stages/veto-hearing.js';
import type { Message, Subject } from '../../../domain/news.js';
import type { Result } from '../../../domain/refusal.js';
import type { TaskKind } from '../../../domain/task-kinds.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { type BodyCode, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';

const plans = {
  vetoHearing,
  vetoDecision,
  appealDecision,
  transferConfirmation,
  departureDecision,
} as const satisfies Record<string, StagePlan>;

/** A tiny city with what these tests do again and again. */
export async function world(desk: TestDesk, city?: TinyCity) {
  const tiny = city ?? (await tinyCity(desk));
  let number = 0;

  /** A case of `teacherA1a` (or another) that stands where the test begins. */
  const aCase = async (
    state: CaseState,
    more: Partial<typeof cases.$inferInsert> & { applicant?: string; school?: BodyCode } = {},
  ) => {
    const { applicant = 'teacherA1a', school = 'schoolA1', ...set } = more;
    number += 1;
    const id = randomUUID();
    const [body] = await desk.db
      .select()
      .from(organisations)
      .where(eq(organisations.id, tiny.org(school)));
    const isCounty = body?.kind === 'countySchool';
    await desk.db.insert(cases).values({
      id,
      number: `2026-${String(number).padStart(3, '0')}`,
      roundId: tiny.roundId,
      applicantId: tiny.personId(applicant),
      schoolId: tiny.org(school),
      countyId: isCounty ? (body.parentId ?? null) : null,
      route: isCounty ? 'county' : 'direct',
      state,
      formVersion: 1,
      formHash: 'f'.repeat(64),
      createdAt: await desk.clock.now(),
      submittedAt: await desk.clock.now(),
      ...set,
    });
    if (set.holdsPlace && isCounty && body.parentId)
      await desk.db.update(countyQuotas).set({ used: 1 }).where(eq(countyQuotas.orgId, body.parentId));
    return id;
  };

  const onNotice = async (caseId: string, level: 'county' | 'city' = 'county') => {
    const id = randomUUID();
    await desk.db.insert(notices).values({
      id,
      number: `GS2026-${id.slice(0, 4)}`,
      roundId: tiny.roundId,
      orgId: tiny.org(level === 'county' ? 'countyA' : 'bureau'),
      level,
      nominationId: level === 'county' ? tiny.nominationId('countyA') : null,
      state: 'open',
      publishedAt: await desk.clock.now(),
      closesAt: '2026-03-09T15:59:59.999Z',
      contentHash: '0'.repeat(64),
      calendarVersion: desk.calendar().version,
    });
    const shown = { name: '王', school: '校', county: '县', item: '批' };
    await desk.db.insert(noticeSubjects).values({ noticeId: id, subjectId: caseId, shown, state: 'listed' });
    return id;
  };

  /** Any open task of a case beside the veto's own. */
  const aTask = async (
    caseId: string,
    kind: TaskKind,
    who: { org: BodyCode; role: 'schoolLeader' | 'countyOfficer' },
  ) => {
    const [runId, id] = [randomUUID(), randomUUID()];
    const [file] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
    await desk.db.insert(stageRuns).values({
      id: runId,
      subjectKind: 'case',
      subjectId: caseId,
      stage: 'schoolRecommendation',
      number: file?.stageRound ?? 1,
      roundId: tiny.roundId,
      state: 'open',
      openedAt: await desk.clock.now(),
      calendarVersion: desk.calendar().version,
    });
    await desk.db.insert(tasks).values({
      id,
      stageRunId: runId,
      kind,
      roundId: tiny.roundId,
      caseId,
      subjectId: caseId,
      orgId: tiny.org(who.org),
      role: who.role,
      state: 'open',
      openedAt: await desk.clock.now(),
    });
    return id;
  };

  return {
    ...tiny,
    desk,
    aCase,
    aTask,
    onNotice,
    say: <I, O>(act: Act<PersonActor, I, O>, who: string | PersonActor, input: unknown): Promise<Result<O>> =>
      perform(desk, act, typeof who === 'string' ? tiny.person(who) : who, input),
    /** What the process does: opens the stage and returns the task it made. */
    open: async (stage: keyof typeof plans, subject: Subject) => {
      await performSystem(desk, (at) =>
        openStage(at, plans[stage], { subject, stage, number: 1, roundId: tiny.roundId }),
      );
      const [task] = await desk.db
        .select()
        .from(tasks)
        .where(and(eq(tasks.subjectId, subject.id), eq(tasks.state, 'open'), isNull(tasks.closedAt)));
      if (!task) throw new Error('the stage opened no task');
      return task;
    },
    file: async (caseId: string) => {
      const [row] = await desk.db.select().from(cases).where(eq(cases.id, caseId));
      if (!row) throw new Error('no such case');
      return row;
    },
    told: async (subject: Subject) =>
      (
        await desk.db
          .select()
          .from(outbox)
          .where(eq(outbox.workflowId, `${subject.kind}-${subject.id}`))
      ).map((row) => row.message as Message),
    used: async () => {
      const [row] = await desk.db
        .select()
        .from(countyQuotas)
        .where(eq(countyQuotas.orgId, tiny.org('countyA')));
      return row?.used;
    },
  };
}

export type World = Awaited<ReturnType<typeof world>>;

/** The value of a result that must be ok. */
export function ok<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

/** `code ruleId` of the first refusal, or 'ok'. */
export const said = (result: Result<unknown>): string =>
  result.ok ? 'ok' : [result.refusals[0]?.code, result.refusals[0]?.ruleId].filter(Boolean).join(' ');
