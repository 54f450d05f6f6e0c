import { randomUUID } from 'node:crypto';
import { and, eq, inArray, max, type SQL, sql } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { stageRuns, tasks } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
import type { Outcome, StageName } from '../../domain/process.js';
import type { Instant } from '../../domain/time/beijing.js';
import { system } from './actor.js';
import { record } from './audit.js';
import type { Desk } from './deps.js';
import { type Frame, type FrameKey, frameOf } from './frame.js';
import { tell } from './news.js';
import { holdTerm, keepDates, restsAtOnce } from './rests.js';
import { type AnyPlan, placed, type StageDates, type StageKey, type TaskSeed } from './stage-plan.js';
import { announceTask, type Task } from './task-mail.js';
import { send } from './transaction.js';

export type { StageContext, StageDates, StagePlan, TaskSeed } from './stage-plan.js';

export type StageRun = typeof stageRuns.$inferSelect;

/** Opens a stage once: its dates, its tasks, a letter to each holder. A second call finds it open and changes nothing. */
export async function openStage(desk: Desk, plan: AnyPlan, key: StageKey & FrameKey): Promise<StageRun> {
  const existing = await stageRun(desk, key.subject, key.stage, key.number);
  if (existing) return existing;
  // a studio that is suspended or resumed meanwhile is waited for: whether its host is asked at once stands still
  if (key.termId) await holdTerm(desk, key.termId);
  const frame = await frameOf(desk, key);
  const here = placed(plan, key, frame);
  const dates = await here.dates(desk);
  const [run] = await putRun(desk.tx, {
    id: randomUUID(),
    subjectKind: key.subject.kind,
    subjectId: key.subject.id,
    stage: key.stage,
    number: key.number,
    roundId: key.roundId ?? null,
    termId: key.termId ?? null,
    callId: key.callId ?? null,
    openedAt: desk.now,
    due: dates?.due ?? null,
    grace: dates?.grace ?? null,
    hard: dates?.hard ?? null,
    calendarVersion: dates?.calendarVersion ?? desk.calendar().version,
    provisional: dates?.provisional ?? false,
  });
  if (!run) return openStage(desk, plan, key);
  await here.onOpen(desk);
  const seeds = await here.tasks(desk);
  for (const seed of seeds) await addTask(desk, run, frame, seed);
  if (run.termId && seeds.some((seed) => restsAtOnce(frame, seed))) await keepDates(desk, run.termId, run);
  await record(desk, system, {
    chain: key.subject.id,
    act: 'openStage',
    ruleIds: plan.ruleIds,
    facts: { stage: key.stage, number: key.number, due: run.due ?? '' },
  });
  return run;
}

const putRun = kept((db, run: Omit<StageRun, 'state' | 'outcome' | 'rungsDone' | 'settledAt'>) => {
  const { id, subjectKind, subjectId, stage, number, roundId, termId, callId, openedAt, calendarVersion, provisional } =
    run;
  const { due, grace, hard } = run;
  const what = { id, subjectKind, subjectId, stage, number, roundId, termId, callId, state: 'open' as const, openedAt };
  return db
    .insert(stageRuns)
    .values({ ...what, due, grace, hard, calendarVersion, provisional })
    .onConflictDoNothing()
    .returning();
});

/** Adds one task to an open stage and writes to whoever holds it; one that rests at once (STUDIO-O05) is written of when it wakes. */
export async function addTask(desk: Desk, run: StageRun, frame: Frame, seed: TaskSeed): Promise<void> {
  const [task] = await putTask(desk.tx, {
    id: randomUUID(),
    stageRunId: run.id,
    kind: seed.kind,
    roundId: run.roundId,
    termId: run.termId,
    callId: run.callId,
    caseId: seed.caseId ?? (run.subjectKind === 'case' ? run.subjectId : null),
    subjectId: run.subjectId,
    orgId: seed.orgId,
    role: seed.role,
    personId: seed.personId ?? null,
    turn: seed.turn ?? 1,
    strong: seed.strong ?? false,
    openedAt: desk.now,
    due: run.due,
    state: restsAtOnce(frame, seed) ? 'suspended' : 'open',
  });
  if (task?.state === 'open') await announceTask(desk, task, frame, run);
}

type NewTask = Omit<Task, 'outcome' | 'coOwnerOrgId' | 'coOwnerRole' | 'closedAt' | 'closedBy'>;

const putTask = kept((db, task: NewTask) => {
  const { id, stageRunId, kind, roundId, termId, callId, caseId, subjectId, orgId, role, personId, turn, strong, due } =
    task;
  const { state } = task;
  const frame = { stageRunId, roundId, termId, callId, caseId, subjectId, openedAt: task.openedAt, due };
  return db
    .insert(tasks)
    .values({ id, kind, ...frame, orgId, role, personId, turn, state, strong })
    .onConflictDoNothing()
    .returning();
});

/** When a run or a task ends: not before it was opened, as an act is judged by its arrival and may find what opened since (I33). */
const endOf = ({ openedAt }: typeof stageRuns | typeof tasks, at: Instant): SQL<Instant> =>
  sql`greatest(${openedAt}, ${at})`;

interface Ended extends Subject {
  readonly stage: StageName;
  readonly number: number;
  readonly outcome: string;
  readonly at: Instant;
  readonly state: 'done' | 'cancelled';
  readonly closedBy: string | null;
}

const endStage = kept((db, { kind, id, stage, number, outcome, at, state, closedBy }: Ended) => {
  const ended = db.$with('ended').as(
    db
      .update(stageRuns)
      .set({ state: 'settled', outcome, settledAt: endOf(stageRuns, at) })
      .where(and(whose({ kind, id }, stage, number), eq(stageRuns.state, 'open')))
      .returning({ id: stageRuns.id }),
  );
  return db
    .with(ended)
    .update(tasks)
    .set({ state, outcome, closedAt: endOf(tasks, at), closedBy })
    .where(and(inArray(tasks.stageRunId, db.select({ id: ended.id }).from(ended)), stillOpen));
});

/** The stage is decided or has ended: closes what is still open of it and tells its process. */
export async function settleStage<S extends StageName>(
  desk: Desk,
  settled: { subject: Subject; stage: S; number: number; outcome: Outcome<S>; closedBy?: string },
): Promise<void> {
  const { stage, number, outcome, closedBy } = settled;
  const how = { outcome, at: desk.now, state: closedBy ? ('done' as const) : ('cancelled' as const) };
  send(desk, endStage(desk.tx, { ...settled.subject, stage, number, ...how, closedBy: closedBy ?? null }));
  await tell(desk, settled.subject, { kind: 'settled', stage, number, outcome });
}

/** Ends every open task of a stage; "done" only for what a person did. */
export async function closeTasks(
  desk: Desk,
  stageRunId: string,
  state: 'done' | 'cancelled',
  outcome: string,
  closedBy?: string,
): Promise<void> {
  await desk.tx
    .update(tasks)
    .set({ state, outcome, closedAt: endOf(tasks, desk.now), closedBy: closedBy ?? null })
    .where(and(eq(tasks.stageRunId, stageRunId), stillOpen));
}

/** Ends one run by its id with all its tasks: settled they are done, void they are cancelled. Its process is not told. */
export async function endRun(
  desk: Desk,
  id: string,
  state: 'settled' | 'void',
  outcome: string,
  closedBy: string,
): Promise<void> {
  await desk.tx
    .update(stageRuns)
    .set({ state, outcome, settledAt: endOf(stageRuns, desk.now) })
    .where(eq(stageRuns.id, id));
  await closeTasks(desk, id, state === 'settled' ? 'done' : 'cancelled', outcome, closedBy);
}

const stillOpen = inArray(tasks.state, ['open', 'suspended']);

/** Ends what is still open of a subject's own stages (or of `stages` among them, or of their runs of one number), undecided; false where nothing was. */
export async function voidStages(
  desk: Desk,
  subject: Subject,
  outcome: string,
  stages?: readonly StageName[],
  number?: number,
): Promise<boolean> {
  const runs = await desk.tx
    .update(stageRuns)
    .set({ state: 'void', settledAt: endOf(stageRuns, desk.now) })
    .where(
      and(
        eq(stageRuns.subjectKind, subject.kind),
        eq(stageRuns.subjectId, subject.id),
        eq(stageRuns.state, 'open'),
        stages && inArray(stageRuns.stage, [...stages]),
        number === undefined ? undefined : eq(stageRuns.number, number),
      ),
    )
    .returning({ id: stageRuns.id });
  if (runs.length === 0) return false;
  await desk.tx
    .update(tasks)
    .set({ state: 'cancelled', outcome, closedAt: endOf(tasks, desk.now) })
    .where(
      and(
        inArray(
          tasks.stageRunId,
          runs.map((run) => run.id),
        ),
        stillOpen,
      ),
    );
  return true;
}

export async function stageRun(
  desk: Pick<Desk, 'tx'>,
  subject: Subject,
  stage: StageName,
  number: number,
): Promise<StageRun | undefined> {
  const [run] = await runByKey(desk.tx, { ...subject, stage, number });
  return run;
}

const runByKey = kept((db, { kind, id, stage, number }: Subject & { stage: StageName; number: number }) =>
  db
    .select()
    .from(stageRuns)
    .where(whose({ kind, id }, stage, number)),
);

/** The number of the run a subject's stage would have next, from 1. */
export async function nextRunNumber({ tx }: Pick<Desk, 'tx'>, subject: Subject, stage: StageName): Promise<number> {
  const [row] = await tx
    .select({ last: max(stageRuns.number) })
    .from(stageRuns)
    .where(whose(subject, stage));
  return (row?.last ?? 0) + 1;
}

/** The open run of a stage, if there is one. */
export async function openRun(
  desk: Pick<Desk, 'tx'>,
  subject: Subject,
  stage: StageName,
  number?: number,
): Promise<StageRun | undefined> {
  const [run] = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(whose(subject, stage, number), eq(stageRuns.state, 'open')));
  return run;
}

/** The run of a stage of this number, or all its runs. */
const whose = (subject: Subject, stage: StageName, number?: number) =>
  and(
    eq(stageRuns.subjectKind, subject.kind),
    eq(stageRuns.subjectId, subject.id),
    eq(stageRuns.stage, stage),
    number === undefined ? undefined : eq(stageRuns.number, number),
  );

/** Fixed dates of a window: nobody is late, so all three dates are one. */
export const windowUntil = (due: Instant, basis: { calendarVersion: string; provisional: boolean }): StageDates => ({
  due,
  grace: due,
  hard: due,
  ...basis,
});
