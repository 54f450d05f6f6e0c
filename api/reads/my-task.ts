import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { cases, rounds, stageRuns, tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { shownTo } from '../../desk/school/preparer.js';

/** One task with what it is about; null for everybody who may neither do nor prepare it. */
export async function myTask(at: { readonly tx: Db; readonly now: string; readonly actor: PersonActor }, id: string) {
  if (at.actor.taskId && at.actor.taskId !== id) return null;
  const [row] = await at.tx
    .select({ task: tasks, run: stageRuns, roundName: rounds.name, caseNumber: cases.number })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .innerJoin(rounds, eq(rounds.id, tasks.roundId))
    .leftJoin(cases, eq(cases.id, tasks.caseId))
    .where(eq(tasks.id, id));
  const shown = row && (await shownTo(at, at.actor, row.task));
  if (!shown) return null;
  const { task, run, roundName, caseNumber } = row;
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
    roundName,
    caseNumber,
  };
}
