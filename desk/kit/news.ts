import { randomUUID } from 'node:crypto';
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

/** Starts a process once; a second start of the same subject counts as delivered. */
export async function startProcess(desk: Desk, process: ProcessName, input: ProcessInput): Promise<void> {
  await desk.tx
    .insert(processes)
    .values({ workflowId: workflowId(input.subject), process, input, startedAt: desk.now })
    .onConflictDoNothing();
  await queue(desk, input.subject, () => ({ type: 'start', process, input }));
}

/** Brings a subject's process news; delivered in order per subject, at least once, after this transaction commits. */
export const tell = (desk: Desk, subject: Subject, news: NewsBody): Promise<void> =>
  queue(desk, subject, (eventId) => ({ type: 'news', news: { ...news, eventId } }));

async function queue(desk: Desk, subject: Subject, message: (eventId: string) => Message): Promise<void> {
  const eventId = randomUUID();
  await desk.tx
    .insert(outbox)
    .values({ eventId, workflowId: workflowId(subject), message: message(eventId), createdAt: desk.now });
}
