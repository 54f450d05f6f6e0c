import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { stageRuns, tasks } from '../../db/schema/all.js';
import { approveFunds } from '../../desk/studio/fund/approve-funds.js';
import { closeFundYear } from '../../desk/studio/fund/close-fund-year.js';
import { grantFunds } from '../../desk/studio/fund/grant-funds.js';
import { requestFunds } from '../../desk/studio/fund/request-funds.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Story } from './story.js';

/** A year's money, granted by the fund's keeper. */
export async function grants(told: Story, termId: string, year: number): Promise<void> {
  const grant = { termId, year, amounts: { training: '10000' }, reference: '教财〔2026〕3号' };
  await told.act('cityOfficer', grantFunds, grant);
}

/** The host asks for money of a year and it is approved: request 1 of its term. */
export async function spends(told: Story, termId: string, year: number, host: string): Promise<{ requestId: string }> {
  const asked = { termId, year, category: 'training', amount: '1200', purpose: '外出学习' };
  const { requestId } = await told.act(host, requestFunds, asked);
  const { id: taskId } = await fundTask(told, termId, 'fundApproval', 1);
  await told.act('cityOfficer2', approveFunds, { taskId, outcome: 'approved' });
  return { requestId };
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
