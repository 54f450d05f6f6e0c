import { randomUUID } from 'node:crypto';
import { kept } from '../../db/kept.js';
import { outbox, processes } from '../../db/schema/all.js';
import {
  type Message,
  type NewsBody,
  type ProcessInput,
  type ProcessName,
  type Subject,
  workflowId,
} from '../../domain/news.js';
import type { Desk } from './deps.js';
import { send } from './transaction.js';

/** Starts a process once; a second start of the same subject counts as delivered. */
export async function startProcess(desk: Desk, process: ProcessName, input: ProcessInput): Promise<void> {
  const started = { workflowId: workflowId(input.subject), process, input, startedAt: desk.now };
  send(desk, putProcess(desk.tx, started));
  queue(desk, input.subject, () => ({ type: 'start', process, input }));
}

const putProcess = kept((db, { workflowId, process, input, startedAt }: typeof processes.$inferInsert) =>
  db.insert(processes).values({ workflowId, process, input, startedAt }).onConflictDoNothing(),
);

/** Brings a subject's process news; delivered in order per subject, at least once, after this transaction commits. */
export const tell = async (desk: Desk, subject: Subject, news: NewsBody): Promise<void> =>
  queue(desk, subject, (eventId) => ({ type: 'news', news: { ...news, eventId } }));

function queue(desk: Desk, subject: Subject, message: (eventId: string) => Message): void {
  const eventId = randomUUID();
  const row = { eventId, workflowId: workflowId(subject), message: message(eventId), createdAt: desk.now };
  send(desk, putNews(desk.tx, row));
}

const putNews = kept((db, { eventId, workflowId, message, createdAt }: typeof outbox.$inferInsert) =>
  db.insert(outbox).values({ eventId, workflowId, message, createdAt }),
);
