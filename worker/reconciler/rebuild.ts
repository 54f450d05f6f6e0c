import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { type processes, told } from '../../db/schema/all.js';
import type { Message, News } from '../../domain/news.js';
import { news as newsSignal, taskQueue } from '../../workflows/messages.js';
import { attributesOf } from '../search-attributes.js';
import { summaryOf } from '../summaries.js';

export type ProcessRow = typeof processes.$inferSelect;

/** News that was delivered to a process, in order. */
export async function toldTo(db: Db, workflowId: string): Promise<readonly News[]> {
  const rows = await db.select().from(told).where(eq(told.workflowId, workflowId)).orderBy(asc(told.id));
  return rows.flatMap(({ message }): News[] => {
    const one = message as Message;
    return one.type === 'news' ? [one.news] : [];
  });
}

export const sayAgain = (client: Client, workflowId: string, news: readonly News[]): Promise<void> =>
  client.workflow.getHandle(workflowId).signal(newsSignal, news);

/**
 * Ends what runs under the id and tells a new run the whole story from the database: stages that are settled there are passed at
 * once, since opening a stage a second time finds what it led to.
 */
export async function rebuild(db: Db, client: Client, { workflowId, process, input }: ProcessRow): Promise<void> {
  await end(client, workflowId, 'rebuilt from the database');
  const options = {
    workflowId,
    taskQueue,
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    staticSummary: summaryOf(process, input),
    ...attributesOf(process, input),
  };
  const story = await toldTo(db, workflowId);
  if (story.length === 0) await client.workflow.start(process, options);
  else await client.workflow.signalWithStart(process, { ...options, signal: newsSignal, signalArgs: [story] });
}

/** Terminates what runs under an id; nothing where nothing does. */
export async function end(client: Client, workflowId: string, reason: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).terminate(reason);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
