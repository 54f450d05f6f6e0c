import { setTimeout } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { outbox, processes } from '../../db/schema/all.js';
import type { Message } from '../../domain/news.js';
import { taskQueue } from '../../workflows/messages.js';
import type { Divergence, DivergenceKind } from './divergence.js';
import { end, type ProcessRow, rebuild, sayAgain, toldTo } from './rebuild.js';
import { heardBy, viewOf, type WorkflowView } from './workflow-view.js';

/** Half of Temporal's limits: 51,200 events and 50 MB (I39). */
const longest = { events: 25_600, bytes: 25_000_000 };
/** Failed tries of one workflow task that call for a person (I38). */
const stuckAfter = 3;

export interface Reconciling {
  readonly db: Db;
  readonly client: Client;
  readonly repair: boolean;
  /** Milliseconds between two looks at something that may be about to happen by itself. */
  readonly secondLookMs: number;
}

/** Processes after `from` in the order of their ids, `limit` of them. */
export const processesAfter = (db: Db, from: string, limit: number): Promise<ProcessRow[]> =>
  db.select().from(processes).where(gt(processes.workflowId, from)).orderBy(asc(processes.workflowId)).limit(limit);

/**
 * One process and its workflow. The database is read before the server where the server comes to know later, and again after it
 * where it knows earlier; so what is found here is a divergence and not merely on its way.
 */
export async function compareProcess(at: Reconciling, row: ProcessRow): Promise<Divergence | null> {
  const { db, client } = at;
  const { workflowId } = row;
  const waitingStart = await startWaits(db, workflowId);
  const view = await viewOf(client, workflowId);
  const [now] = await db.select().from(processes).where(eq(processes.workflowId, workflowId));
  if (!now || waitingStart) return null;
  const isOpen = now.endedAt === null;
  const found = (kind: DivergenceKind, facts: Divergence['facts'] = {}): Divergence => ({
    kind,
    at: workflowId,
    outcome: 'reported',
    facts,
  });
  const anew = async (divergence: Divergence) => repaired(at, divergence, () => rebuild(db, client, now));
  if (view === null) return isOpen ? anew(found('workflowMissing')) : null;
  if (view.status !== 'RUNNING') {
    if (isOpen) return anew(found('workflowClosed', { status: view.status }));
    return view.status === 'COMPLETED' ? null : found('workflowFailed', { status: view.status });
  }
  const byNews = await compareNews(at, now, found, anew);
  if (byNews) return byNews;
  const unwell = unwellness(view);
  if (unwell) return found(unwell.kind, unwell.facts);
  return isOpen ? null : lingering(at, workflowId, found);
}

/** What the workflow has heard against what it was told. */
async function compareNews(
  at: Reconciling,
  row: ProcessRow,
  found: (kind: DivergenceKind, facts?: Divergence['facts']) => Divergence,
  anew: (divergence: Divergence) => Promise<Divergence>,
): Promise<Divergence | null> {
  const story = await toldTo(at.db, row.workflowId);
  const { signals, carried } = await heardBy(at.client, row.workflowId);
  const known = await knownNews(at.db, row.workflowId);
  const unknown = [...signals].filter((id) => !known.has(id)).length;
  if (unknown > 0) return anew(found('newsUnknown', { unknown }));
  const isMissing = story.map(({ eventId }) => !signals.has(eventId) && !carried.has(eventId));
  const first = isMissing.indexOf(true);
  if (first < 0) return null;
  const missing = isMissing.filter(Boolean).length;
  const divergence = found('newsMissing', { missing, told: story.length });
  // Only the end is missing: it is said again. With a hole in the story the order would be another one.
  if (missing < story.length - first) return anew(divergence);
  return repaired(at, divergence, () => sayAgain(at.client, row.workflowId, story.slice(first)));
}

/** Every event id the database knows of a process, delivered or waiting: one look at both tables. */
async function knownNews(db: Db, workflowId: string): Promise<ReadonlySet<string>> {
  const answer = (await db.execute(sql`
    SELECT event_id FROM told WHERE workflow_id = ${workflowId}
    UNION ALL SELECT event_id FROM outbox WHERE workflow_id = ${workflowId}`)) as unknown as {
    readonly rows: readonly { readonly event_id: string }[];
  };
  return new Set(answer.rows.map((one) => one.event_id));
}

function unwellness(view: WorkflowView): (Pick<Divergence, 'facts'> & { kind: DivergenceKind }) | null {
  if (view.attempts >= stuckAfter) return { kind: 'workflowStuck', facts: { attempts: view.attempts } };
  const { historyLength: events, historyBytes: bytes } = view;
  return events > longest.events || bytes > longest.bytes ? { kind: 'historyLong', facts: { events, bytes } } : null;
}

/** Its last step is done and it has not ended: looked at twice, since the two are a moment apart. */
async function lingering(
  { client, secondLookMs }: Reconciling,
  workflowId: string,
  found: (kind: DivergenceKind) => Divergence,
): Promise<Divergence | null> {
  await setTimeout(secondLookMs);
  return (await viewOf(client, workflowId))?.status === 'RUNNING' ? found('workflowLingers') : null;
}

/** Workflows of ours that run for nothing the database knows. They are ended only when repairing was asked for. */
export async function orphans(at: Reconciling): Promise<readonly Divergence[]> {
  const query = `TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running"`;
  const found: Divergence[] = [];
  for await (const { workflowId } of at.client.workflow.list({ query })) {
    const [row] = await at.db.select().from(processes).where(eq(processes.workflowId, workflowId));
    if (row || (await viewOf(at.client, workflowId))?.status !== 'RUNNING') continue;
    const divergence = { kind: 'workflowOrphan', at: workflowId, outcome: 'reported', facts: {} } as const;
    found.push(await repaired(at, divergence, () => end(at.client, workflowId, 'unknown to the database')));
  }
  return found;
}

export async function repaired(
  { repair }: Pick<Reconciling, 'repair'>,
  divergence: Divergence,
  put: () => Promise<unknown>,
): Promise<Divergence> {
  if (!repair) return divergence;
  await put();
  return { ...divergence, outcome: 'repaired' };
}

async function startWaits(db: Db, workflowId: string): Promise<boolean> {
  const rows = await db.select({ message: outbox.message }).from(outbox).where(eq(outbox.workflowId, workflowId));
  return rows.some(({ message }) => (message as Message).type === 'start');
}
