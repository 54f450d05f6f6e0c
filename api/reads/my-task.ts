import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { cases, stageRuns, tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { frameOf } from '../../desk/kit/frame.js';
import { shownTo } from '../../desk/school/preparer.js';

/** One task with what it is about; null for everybody who may neither do nor prepare it. */
export async function myTask(at: { readonly tx: Db; readonly now: string; readonly actor: PersonActor }, id: string) {
  if (at.actor.taskId && at.actor.taskId !== id) return null;
  const [row] = await at.tx
    .select({ task: tasks, run: stageRuns, caseNumber: cases.number })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .leftJoin(cases, eq(cases.id, tasks.caseId))
    .where(eq(tasks.id, id));
  const shown = row && (await shownTo(at, at.actor, row.task));
  if (!shown) return null;
  const { task, run, caseNumber } = row;
  const frame = await frameOf(at, task);
  const { subjectKind, provisional, stage, number } = run;
  const { prepares } = shown;
  return {
    ...task,
    taskId: task.id,
    prepares,
    subjectKind,
    stage,
    stageNumber: number,
    provisional,
    roundName: frame.name,
    studioId: frame.kind === 'term' ? frame.studio.id : null,
    caseNumber,
  };
}
