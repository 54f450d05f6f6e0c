import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { asc, inArray, min, sql } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { outbox, told } from '../db/schema/all.js';
import { crashPoint } from '../desk/kit/crash-points.js';
import type { Message, News, ProcessInput, ProcessName } from '../domain/news.js';
import { news as newsSignal, taskQueue } from '../workflows/messages.js';
import { attributesOf } from './search-attributes.js';
import { summaryOf } from './summaries.js';

type Row = typeof outbox.$inferSelect;

/** How many subjects one pass takes, and how many of their deliveries are under way at once (design section 1). */
const subjectsPerPass = 64;
const inFlight = 6;

/**
 * Delivers waiting news: oldest subjects first, all events of one subject in order and in one call. Rows move to `told`
 * after delivery, so each arrives at least once; workflows drop what they have seen.
 * @returns whether there was anything to deliver
 */
export async function relayOnce(db: Db, client: Client): Promise<boolean> {
  // The look of an idle moment, forty a second: one entry of the key.
  const [first] = await db.select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.id)).limit(1);
  if (!first) return false;
  const subjects = await db
    .select({ id: outbox.workflowId, first: min(outbox.id) })
    .from(outbox)
    .groupBy(outbox.workflowId)
    .orderBy(asc(min(outbox.id)))
    .limit(subjectsPerPass);
  // Another relay was faster.
  if (subjects.length === 0) return false;
  const ids = subjects.map((subject) => subject.id);
  const rows = await db.select().from(outbox).where(inArray(outbox.workflowId, ids)).orderBy(asc(outbox.id));
  // Another relay may have delivered a subject's news between the two questions.
  const waiting = ids
    .map((id) => ({ id, rows: rows.filter((row) => row.workflowId === id) }))
    .filter((subject) => subject.rows.length > 0);
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await deliver(db, client, next.id, next.rows);
  };
  // One lane's fault ends the pass only when the others have ended too: the next pass must not run beside them.
  const lanes = await Promise.allSettled(Array.from({ length: inFlight }, lane));
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  return true;
}

async function deliver(db: Db, client: Client, workflowId: string, rows: readonly Row[]): Promise<void> {
  crashPoint('outbox.claimed');
  const messages = rows.map((row) => row.message as Message);
  for (const message of messages)
    if (message.type === 'start') await start(client, workflowId, message.process, message.input);
  const batch = messages.flatMap((message): News[] => (message.type === 'news' ? [message.news] : []));
  if (batch.length > 0) {
    if (messages[0]?.type === 'start') crashPoint('outbox.started');
    await signal(client, workflowId, batch);
  }
  crashPoint('outbox.delivered');
  const ids = sql.join(
    rows.map((row) => sql`${row.id}`),
    sql`, `,
  );
  await db.execute(sql`
    WITH delivered AS (DELETE FROM ${outbox} WHERE id IN (${ids}) RETURNING id, event_id, workflow_id, message, created_at)
    INSERT INTO ${told} (id, event_id, workflow_id, message, created_at) SELECT * FROM delivered
    ON CONFLICT DO NOTHING`);
}

/** "Already started" counts as delivered: a subject has one process, for ever. */
async function start(client: Client, workflowId: string, process: ProcessName, input: ProcessInput): Promise<void> {
  try {
    await client.workflow.start(process, {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      staticSummary: summaryOf(process, input),
      ...attributesOf(process, input),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** News for a process that has ended is no longer news; the database already holds what happened. */
async function signal(client: Client, workflowId: string, batch: readonly News[]): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).signal(newsSignal, batch);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
