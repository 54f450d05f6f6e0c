import { and, eq, inArray } from 'drizzle-orm';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { plan as planLadder } from '../../domain/ladder/plan.js';
import type { Subject } from '../../domain/news.js';
import type { AskedStage } from '../../domain/process.js';
import type { Desk } from '../kit/deps.js';
import type { Frame } from '../kit/frame.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import type { StageDates, StageRun } from '../kit/stage.js';
import { type AnyPlan, placed } from '../kit/stage-plan.js';

export type StagePlans = Readonly<Record<AskedStage, AnyPlan>>;

/**
 * After an order: every open stage of the round gets the dates it would have had, had it opened under the changed round;
 * its tasks follow, its ladder is planned anew from now, and each process concerned is told once.
 * @param termsChanged the ladder itself may be another one: every open stage is looked at again
 * @returns how many stages moved
 */
export async function moveStages(desk: Desk, plans: StagePlans, round: Round, termsChanged: boolean): Promise<number> {
  const open = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.roundId, round.id), eq(stageRuns.state, 'open')))
    .for('update');
  const told = new Map<string, Subject>();
  let moved = 0;
  for (const run of open) {
    const subject: Subject = { kind: run.subjectKind, id: run.subjectId };
    const plan = planOf(plans, run.stage);
    // An address to correct is asked for outside any process: it has no dates to move.
    if (!plan) continue;
    const dates = await datesOfRun(desk, plan, round, run);
    if (!dates || !(termsChanged || hasMoved(run, dates))) continue;
    moved += 1;
    await moveRun(desk, round, run, dates);
    told.set(`${subject.kind}/${subject.id}`, subject);
  }
  for (const subject of told.values()) await tell(desk, subject, { kind: 'datesMoved' });
  return moved;
}

export const planOf = (plans: StagePlans, stage: string): AnyPlan | undefined =>
  (plans as Readonly<Record<string, AnyPlan | undefined>>)[stage];

/** The dates a stage would have, had it opened in this frame under the desk's calendar. */
export async function datesOfRun(desk: Desk, plan: AnyPlan, frame: Frame, run: StageRun): Promise<StageDates | null> {
  const subject: Subject = { kind: run.subjectKind, id: run.subjectId };
  const key = { subject, stage: run.stage as AskedStage, number: run.number };
  return placed(plan, key, frame).dates({ ...desk, now: run.openedAt });
}

export const hasMoved = (run: StageRun, dates: StageDates): boolean =>
  run.due !== dates.due || run.grace !== dates.grace || run.hard !== dates.hard;

/** Puts an open stage on other dates: its tasks and its ladder with it. */
export async function moveRun(desk: Desk, frame: Frame, run: StageRun, dates: StageDates): Promise<void> {
  const ladder = planLadder(desk.calendar(), frame.parameters.ladder, { ...dates, openedAt: run.openedAt });
  // Planned again with the moment of the move as its opening: what would lie before it is not carried out any more.
  const passed = ladder.filter(({ at }) => at < desk.now).map(({ rung }) => rung.code);
  const ofLadder = new Set(ladder.map(({ rung }) => rung.code));
  const rungsDone = [...run.rungsDone.filter((code) => !ofLadder.has(code)), ...passed];
  await desk.tx
    .update(stageRuns)
    .set({ ...dates, rungsDone })
    .where(eq(stageRuns.id, run.id));
  // Whoever came to share a task because it was late leaves it again when there is time once more.
  const shared = dates.grace > desk.now ? { coOwnerOrgId: null, coOwnerRole: null } : {};
  await desk.tx
    .update(tasks)
    .set({ due: dates.due, ...shared })
    .where(and(eq(tasks.stageRunId, run.id), inArray(tasks.state, ['open', 'suspended'])));
}
