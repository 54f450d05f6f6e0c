import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { organisations, stageRuns, tasks } from '../../db/schema/all.js';

const id = z.uuid();

/** The story of a task: its case's, else what its stage is about. Null for an unknown task. */
export async function chainOfTask({ taskId }: { readonly taskId: string }, db: Db): Promise<string | null> {
  if (!id.safeParse(taskId).success) return null;
  const [task] = await db
    .select({ caseId: tasks.caseId, subjectId: stageRuns.subjectId })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(eq(tasks.id, taskId));
  return task ? (task.caseId ?? task.subjectId) : null;
}

/** What belongs to no case or round yet is the story of the city's bureau. */
export async function chainOfBureau(_: unknown, db: Db): Promise<string | null> {
  const [bureau] = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.kind, 'cityBureau'));
  return bureau?.id ?? null;
}
