import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { asc, eq, inArray, isNull, lte, min, or, sql } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { kept } from '../db/kept.js';
import { outbox, refusedNews, told } from '../db/schema/all.js';
import { crashPoint } from '../desk/kit/crash-points.js';
import type { Message, News, ProcessInput, ProcessName } from '../domain/news.js';
import { news as newsSignal, taskQueue } from '../workflows/messages.js';
import { type Refused, refusedBy, setAside, takeBack } from './refused-news.js';
import { attributesOf } from './search-attributes.js';
import { summaryOf } from './summaries.js';

type Row = typeof outbox.$inferSelect;

/** How many subjects one pass takes, and how many of their deliveries are under way at once (design section 1). */
const subjectsPerPass = 64;
const inFlight = 6;

/**
 * Delivers waiting news: oldest subjects first, all events of one subject in order and in one call. Rows move to `told`
 * after delivery, so each arrives at least once; workflows drop what they have seen. A subject whose news Temporal refuses is
 * set aside and tried again at growing intervals; its own later news waits behind it, everybody else's goes on.
 * @param onRefused told of each refusal by its code
 * @returns whether there was anything to deliver
 * @throws what Temporal answered when it took nothing at all: it is away, or refuses this service as such
 */
export async function relayOnce(
  db: Db,
  client: Client,
  onRefused: (code: string) => void = () => {},
): Promise<boolean> {
  // The look of an idle moment, forty a second: one entry of the key.
  const [first] = await firstWaiting(db, {});
  if (!first) return false;
  const waiting = await waitingSubjects(db);
  // Another relay was faster, or what waits is set aside.
  if (waiting.length === 0) return false;
  const refused = new Map<string, Refused>();
  let delivered = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const answer = await deliver(db, client, next);
      if (answer) refused.set(next.id, answer);
      else delivered += 1;
      // A server that is away is not asked for the rest of the list as well.
      if (answer && !answer.isItsOwn) return;
    }
  };
  // One lane's fault ends the pass only when the others have ended too: the next pass must not run beside them.
  const lanes = await Promise.allSettled(Array.from({ length: inFlight }, lane));
  for (const [id, answer] of refused) {
    // A server that took others' news is there, whatever it says to this one's.
    if (!answer.isItsOwn && delivered === 0) continue;
    await setAside(db, id, answer);
    onRefused(answer.code);
  }
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
  for (const { isItsOwn, error } of refused.values()) if (!isItsOwn && delivered === 0) throw error;
  return true;
}

const firstWaiting = kept((db) => db.select({ id: outbox.id }).from(outbox).orderBy(asc(outbox.id)).limit(1));

/** A subject with all the news that waits for it, in order. */
interface Waiting {
  readonly id: string;
  readonly rows: readonly Row[];
  /** Whether it was refused before. */
  readonly wasRefused: boolean;
}

/** Subjects whose turn it is: those never refused first, so that nobody waits behind what is likely to be refused again. */
async function waitingSubjects(db: Db): Promise<Waiting[]> {
  const wasRefused = sql<boolean>`bool_or(${refusedNews.workflowId} IS NOT NULL)`;
  const subjects = await db
    .select({ id: outbox.workflowId, wasRefused })
    .from(outbox)
    .leftJoin(refusedNews, eq(refusedNews.workflowId, outbox.workflowId))
    .where(or(isNull(refusedNews.nextAt), lte(refusedNews.nextAt, sql`clock_timestamp()`)))
    .groupBy(outbox.workflowId)
    .orderBy(wasRefused, asc(min(outbox.id)))
    .limit(subjectsPerPass);
  if (subjects.length === 0) return [];
  const ids = subjects.map((subject) => subject.id);
  const rows = await db.select().from(outbox).where(inArray(outbox.workflowId, ids)).orderBy(asc(outbox.id));
  // Another relay may have delivered a subject's news between the two questions.
  return subjects
    .map((subject) => ({ ...subject, rows: rows.filter((row) => row.workflowId === subject.id) }))
    .filter((subject) => subject.rows.length > 0);
}

/** @returns null when all of it was taken; otherwise nothing is marked as delivered */
async function deliver(db: Db, client: Client, { id: workflowId, rows, wasRefused }: Waiting): Promise<Refused | null> {
  crashPoint('outbox.claimed');
  const messages = rows.map((row) => row.message as Message);
  try {
    await say(client, workflowId, messages);
  } catch (error) {
    return refusedBy(error);
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
  if (wasRefused) await takeBack(db, workflowId);
  return null;
}

async function say(client: Client, workflowId: string, messages: readonly Message[]): Promise<void> {
  for (const message of messages)
    if (message.type === 'start') await start(client, workflowId, message.process, message.input);
  const batch = messages.flatMap((message): News[] => (message.type === 'news' ? [message.news] : []));
  if (batch.length === 0) return;
  if (messages[0]?.type === 'start') crashPoint('outbox.started');
  await signal(client, workflowId, batch);
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
