import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { stageRuns } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
import type { Desk } from '../kit/deps.js';
import { frameOf } from '../kit/frame.js';
import { tell } from '../kit/news.js';
import type { StageRun } from '../kit/stage.js';
import { datesOfRun, hasMoved, moveRun, planOf } from '../round/move-stages.js';
import { stagePlans } from '../stages/all.js';
import { redateSubject } from './redate-subject.js';

/** How many stages one transaction dates again: acts on them wait that long and no longer. */
const batch = 50;

/**
 * Dates open stages again that were dated by another calendar: their tasks follow, their ladders are planned anew, and each
 * process concerned is told once. @returns how many were looked at; 0 when none is left
 */
export async function redateStages(desk: Desk): Promise<number> {
  const { version: calendarVersion } = desk.calendar();
  const stale = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.state, 'open'), ne(stageRuns.calendarVersion, calendarVersion)))
    .orderBy(asc(stageRuns.due), asc(stageRuns.id))
    .limit(batch)
    .for('update');
  const told = new Map<string, Subject>();
  for (const run of stale)
    if (await redateRun(desk, run))
      told.set(`${run.subjectKind}/${run.subjectId}`, { kind: run.subjectKind, id: run.subjectId });
  if (stale.length > 0)
    await desk.tx
      .update(stageRuns)
      .set({ calendarVersion })
      .where(
        inArray(
          stageRuns.id,
          stale.map(({ id }) => id),
        ),
      );
  for (const subject of told.values()) await tell(desk, subject, { kind: 'datesMoved' });
  return stale.length;
}

/** @returns whether its process has to look again: its dates moved, or its ladder may have */
async function redateRun(desk: Desk, run: StageRun): Promise<boolean> {
  const plan = planOf(stagePlans, run.stage);
  // An address to correct is asked for outside any process: it has no dates to move.
  if (!plan || !run.due) return false;
  const frame = await frameOf(desk, run);
  if (frame.kind !== 'term') await redateSubject(desk, frame, run);
  const dates = await datesOfRun(desk, plan, frame, run);
  if (!dates) return false;
  // A date still to come is never moved into the past: it stays where it was announced.
  const stays = dates.due < desk.now && run.due >= desk.now;
  if (!stays && hasMoved(run, dates)) await moveRun(desk, frame, run, dates);
  const { provisional } = dates;
  await desk.tx.update(stageRuns).set({ provisional }).where(eq(stageRuns.id, run.id));
  return true;
}
