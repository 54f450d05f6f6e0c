import { eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { stageRuns, tasks } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { kindsByName, type TaskKind } from '../../domain/task-kinds.js';
import type { PersonActor } from './actor.js';
import type { Desk } from './deps.js';
import { type Seat, seatsOf } from './seats.js';
import type { StageRun } from './stage.js';
import type { Task } from './task-mail.js';

const lockTask = kept((db, { taskId }: { taskId: string }) =>
  db.select().from(tasks).where(eq(tasks.id, taskId)).for('update'),
);

const runOfTask = kept((db, { taskId }: { taskId: string }) => {
  const its = db.select({ id: tasks.stageRunId }).from(tasks).where(eq(tasks.id, taskId));
  return db.select().from(stageRuns).where(eq(stageRuns.id, its));
});

/** A task in the hands of somebody who may do it. */
export interface TakenTask {
  readonly task: Task;
  readonly run: StageRun;
  readonly subject: Subject;
  /** The post by whose authority the actor acts. */
  readonly seat: Seat;
}

/**
 * Locks a task for its holder (or, after escalation, the superior who shares it).
 * @param held the actor's posts, where the act has read them under its case's lock
 * Refuses `notFound` (not theirs), `taskClosed` (done or cancelled meanwhile), `secondFactorRequired` (strong acts).
 */
export async function takeTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  kinds: readonly TaskKind[],
  held?: readonly Seat[],
): Promise<Result<TakenTask>> {
  if (actor.taskId && actor.taskId !== taskId) return refused(refuse('notFound'));
  const [[task], [run]] = await Promise.all([lockTask(desk.tx, { taskId }), runOfTask(desk.tx, { taskId })]);
  if (!task || !kinds.includes(task.kind)) return refused(refuse('notFound'));
  const seat = await seatFor(desk, actor, task, held);
  if (!seat) return refused(refuse('notFound'));
  if (task.state !== 'open') return refused(refuse('taskClosed', { facts: { outcome: task.outcome ?? task.state } }));
  if (task.strong && !actor.secondFactor) return refused(refuse('secondFactorRequired'));
  if (!run) throw new Error('a task without its stage');
  return accepted({ task, run, subject: { kind: run.subjectKind, id: run.subjectId }, seat });
}

export const isByName = ({ kind }: Pick<Task, 'kind'>): boolean => kindsByName.includes(kind);

/** What says who may do a task. */
export type Held = Pick<Task, 'kind' | 'orgId' | 'role' | 'personId' | 'coOwnerOrgId' | 'coOwnerRole'>;

/**
 * By whose authority `actor` may do `task`, or null. Whoever got it by hand-over needs a post today as well: the task's own, the
 * sharing superior's, or, since after escalation the superior may name them, any post at the same body. Once that post has run out
 * the task is its own post's again.
 */
export async function seatFor(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId'>,
  task: Held,
  held?: readonly Seat[],
): Promise<Seat | null> {
  if (task.personId === null || task.personId === actor.personId) return ownSeat(desk, actor, task, held);
  return (await isHeldByName(desk, task)) ? null : ownSeat(desk, actor, { ...task, personId: null }, held);
}

/** Whether the person a task names may do it today: because the rule names them, or by a post they hold. */
export async function isHeldByName(desk: Pick<Desk, 'tx' | 'now'>, task: Held): Promise<boolean> {
  if (task.personId === null) return false;
  return (await ownSeat(desk, { personId: task.personId }, task)) !== null;
}

async function ownSeat(
  desk: Pick<Desk, 'tx' | 'now'>,
  actor: Pick<PersonActor, 'personId'>,
  task: Held,
  known?: readonly Seat[],
): Promise<Seat | null> {
  if (task.personId && isByName(task)) return { role: task.role, orgId: task.orgId };
  const held = known ?? (await seatsOf(desk, actor.personId));
  const own = held.find((seat) => seat.orgId === task.orgId && seat.role === task.role);
  const shared = held.find((seat) => seat.orgId === task.coOwnerOrgId && seat.role === task.coOwnerRole);
  const isNamed = task.personId !== null && task.coOwnerOrgId !== null;
  const named = isNamed && held.some((seat) => seat.orgId === task.orgId && seat.role !== 'applicant');
  return own ?? shared ?? (named ? { role: task.role, orgId: task.orgId } : null);
}
