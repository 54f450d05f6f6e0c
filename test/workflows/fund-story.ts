import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { closeFundYear } from '../../desk/studio/fund/close-fund-year.js';
import { grantFunds } from '../../desk/studio/fund/grant-funds.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Story } from './story.js';

/** A year's money, granted by the fund's keeper. */
export async function grants(told: Story, termId: string, year: number): Promise<void> {
  const grant = { termId, year, amounts: { training: '10000' }, reference: '教财〔2026〕3号' };
  await told.act('cityOfficer', grantFunds, grant);
}

/** The open task about a request or a year, by its number. */
export async function fundTask({ desk }: Story, termId: string, kind: TaskKind, number: number) {
  const [found] = await desk.db
    .select({ task: tasks })
    .from(tasks)
    .innerJoin(stageRuns, eq(stageRuns.id, tasks.stageRunId))
    .where(and(eq(tasks.termId, termId), eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(stageRuns.number, number)));
  return found?.task ?? expect.fail(`nobody is asked: ${kind} ${number}`);
}

/** The keeper closes a year by the task that asks for it. */
export async function closes(told: Story, termId: string, year: number): Promise<void> {
  await fundTask(told, termId, 'fundClosing', year);
  await told.act('cityOfficer', closeFundYear, { termId, year });
}
