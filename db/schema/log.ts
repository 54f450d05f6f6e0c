import { bigint, date, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ProcessInput, ProcessName } from '../../domain/news.js';
import { instant } from './columns.js';

/** The head of one audit chain as it was sealed: chain, its last row's number, that row's hash. */
export type SealedHead = readonly [chain: string, seq: number, hash: string];

/** One link of the log over all audit chains (design rule 10): the heads that moved since the link before. Append-only. */
export const seals = pgTable('seals', {
  number: integer('number').primaryKey(),
  at: instant('at').notNull(),
  heads: jsonb('heads').$type<readonly SealedHead[]>().notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
});

/** How far each chain is sealed; only the sealer writes here, so that no act waits for it. */
export const sealedHeads = pgTable('sealed_heads', {
  chain: uuid('chain').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
});

/** The hash of the last seal of a Beijing day, for everybody to read and keep. Append-only. */
export const auditRoots = pgTable('audit_roots', {
  day: date('day').primaryKey(),
  seal: integer('seal').notNull(),
  root: text('root').notNull(),
  at: instant('at').notNull(),
});

/** Every process that was ever to run, by its workflow's id; `endedAt` is set by its own last step (I37). */
export const processes = pgTable(
  'processes',
  {
    workflowId: text('workflow_id').primaryKey(),
    process: text('process').$type<ProcessName>().notNull(),
    input: jsonb('input').$type<ProcessInput>().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text('outcome'),
  },
  (t) => [index('processes_ended').on(t.endedAt)],
);

/** News that was delivered, in the order of the outbox: from these rows a process can be told its story again. */
export const told = pgTable(
  'told',
  {
    id: bigint('id', { mode: 'number' }).primaryKey(),
    eventId: uuid('event_id').notNull().unique(),
    workflowId: text('workflow_id').notNull(),
    message: jsonb('message').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('told_workflow').on(t.workflowId, t.id)],
);

/**
 * Processes whose news Temporal refused when it was last tried: set aside until `nextAt`, so that all others go on. Gone with
 * the delivery. Real time, not business time: how long to leave a server alone.
 */
export const refusedNews = pgTable('refused_news', {
  workflowId: text('workflow_id').primaryKey(),
  /** The name of gRPC's status, or of the error where nothing was sent. */
  code: text('code').notNull(),
  /** The server's sentence, for the operator; it speaks of ids and codes, as all we send. */
  reason: text('reason').notNull(),
  tries: integer('tries').notNull(),
  firstAt: instant('first_at').notNull(),
  nextAt: instant('next_at').notNull(),
});
