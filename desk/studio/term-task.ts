import { eq } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import type { Outcome, StageName } from '../../domain/process.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type DecisionEntry, decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { settleStage } from '../kit/stage.js';
import { type TakenTask, takeTask } from '../kit/take-task.js';
import type { Term } from '../kit/term.js';
import { lockTerm } from './terms.js';

export type TakenTermTask = TakenTask & { readonly term: Term };

/** A task of one of these kinds of a term in the hands of its holder, the term locked first. Refuses as `takeTask`. */
export async function takeTermTask(
  desk: Desk,
  actor: PersonActor,
  taskId: string,
  ...kinds: readonly TaskKind[]
): Promise<Result<TakenTermTask>> {
  const [task] = await desk.tx.select({ termId: tasks.termId }).from(tasks).where(eq(tasks.id, taskId));
  const term = task?.termId ? await lockTerm(desk, task.termId) : null;
  if (!term) return refused(refuse('notFound'));
  const taken = await takeTask(desk, actor, taskId, kinds);
  return taken.ok ? accepted({ ...taken.value, term }) : taken;
}

interface Said<S extends StageName> extends Pick<DecisionEntry, 'ruleIds' | 'reason' | 'content'> {
  /** The act's name on record. */
  readonly act: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly stage: S;
  readonly outcome: Outcome<S>;
}

/** Decides on a term's stage and settles it with its task: the stage's name is the decision's kind, its outcome what was decided. */
export async function settleTermTask<S extends StageName & TaskKind>(
  desk: Desk,
  actor: PersonActor,
  { run, seat, subject }: TakenTermTask,
  { act, facts = {}, stage, outcome, ...entry }: Said<S>,
): Promise<void> {
  decide(desk, actor, seat, {
    subjectId: subject.id,
    stage: 'studio',
    stageRound: run.number,
    kind: stage,
    decision: outcome,
    ...entry,
  });
  await record(desk, actor, { chain: subject.id, act, seat, ruleIds: entry.ruleIds, facts });
  await settleStage(desk, { subject, stage, number: run.number, outcome, closedBy: actor.personId });
}
