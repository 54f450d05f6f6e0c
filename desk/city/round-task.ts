import { and, desc, eq } from 'drizzle-orm';
import { rounds, tasks } from '../../db/schema/all.js';
import { roleAt } from '../../domain/organiser.js';
import type { StageName } from '../../domain/process.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { PersonActor } from '../kit/actor.js';
import type { Desk } from '../kit/deps.js';
import { type Round, withParameters } from '../kit/round.js';
import { type Seat, seatAt } from '../kit/seats.js';
import { openRun, type StageRun } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';

/** What a city act works on: the locked round, the open stage, and the post by whose authority. */
export interface RoundWork {
  readonly round: Round;
  readonly run: StageRun;
  readonly seat: Seat;
}

/**
 * Locks a round: the city's acts on one round wait for each other. An expert's sheet does not: it queues only at the head of the round's
 * story (`test/chaos/round-races.test.ts`).
 */
export async function lockRound(desk: Desk, roundId: string): Promise<Round | null> {
  const [row] = await desk.tx.select().from(rounds).where(eq(rounds.id, roundId)).for('update');
  return row ? withParameters(row) : null;
}

/**
 * The round's task of a kind, in the hands of its holder. Where the task is not written yet, or was missed, the post itself
 * suffices while its stage is open. Refuses `notFound`, `stageNotOpen` (HOST-15), and as `takeTask`.
 */
export async function takeRoundTask(
  desk: Desk,
  actor: PersonActor,
  roundId: string,
  at: {
    readonly stage: StageName;
    readonly kind: TaskKind;
    readonly role: 'cityOfficer' | 'cityLeader';
    readonly strong?: string;
  },
): Promise<Result<RoundWork>> {
  const round = await lockRound(desk, roundId);
  if (!round) return refused(refuse('notFound'));
  const [task] = await desk.tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.subjectId, roundId), eq(tasks.kind, at.kind)))
    .orderBy(desc(eq(tasks.state, 'open')), desc(tasks.openedAt))
    .limit(1);
  const weak = at.strong ? refuseWeak(actor, round, at.strong) : null;
  if (task) {
    const taken = await takeTask(desk, actor, task.id, [at.kind]);
    if (!taken.ok) return taken;
    if (weak) return refused(weak);
    return accepted({ round, run: taken.value.run, seat: taken.value.seat });
  }
  const seat = actor.taskId ? null : await seatAt(desk, actor, round.bureauId, [roleAt(round.level, at.role)]);
  if (!seat) return refused(refuse('notFound'));
  const run = await openRun(desk, { kind: 'round', id: roundId }, at.stage);
  if (!run) return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { stage: at.stage } }));
  return weak ? refused(weak) : accepted({ round, run, seat });
}

/** Acts that policy calls strong need a second factor in this session (design section 5). */
export const refuseWeak = (actor: PersonActor, round: Round, name: string): Refusal | null =>
  round.parameters.strongActs.includes(name) && !actor.secondFactor ? refuse('secondFactorRequired') : null;
