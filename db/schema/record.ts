import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Refusal } from '../../domain/refusal.js';
import type { Language, Role } from '../../domain/vocabulary.js';
import { instant, key } from './columns.js';

export type Channel = 'page' | 'link' | 'api' | 'system' | 'public';

/** Hash-chained per subject; refused attempts are rows too. Append-only (a trigger refuses update and delete). */
export const audit = pgTable(
  'audit',
  {
    id: key('id'),
    /** The case, round or other subject whose chain this row belongs to. */
    chain: uuid('chain').notNull(),
    seq: integer('seq').notNull(),
    at: instant('at').notNull(),
    act: text('act').notNull(),
    actorKind: text('actor_kind').$type<'person' | 'system' | 'respondent' | 'public'>().notNull(),
    personId: uuid('person_id'),
    role: text('role').$type<Role>(),
    orgId: uuid('org_id'),
    channel: text('channel').$type<Channel>().notNull(),
    outcome: text('outcome').$type<'done' | 'refused'>().notNull(),
    refusal: jsonb('refusal').$type<Refusal | null>(),
    ruleIds: jsonb('rule_ids').$type<string[]>().notNull(),
    formHash: text('form_hash'),
    /** Codes, ids and numbers for the timeline's sentence; no personal data. */
    facts: jsonb('facts').$type<Record<string, string | number>>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [uniqueIndex('audit_chain_seq').on(t.chain, t.seq)],
);

/** The head of each chain: locked while a row is appended, so that one case never waits for another. */
export const auditHeads = pgTable('audit_heads', {
  chain: uuid('chain').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
  /** The instant of its last row: the next one is not before it, whoever looked at the clock first. */
  at: instant('at'),
});

/** Same key, same answer, for ever. */
export const idempotency = pgTable(
  'idempotency',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    act: text('act').notNull(),
    inputHash: text('input_hash').notNull(),
    answer: jsonb('answer').$type<unknown>(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] })],
);

/** News for Temporal, written by the act's own transaction, deleted after delivery. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    eventId: uuid('event_id').notNull().unique(),
    workflowId: text('workflow_id').notNull(),
    message: jsonb('message').$type<unknown>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('outbox_workflow').on(t.workflowId, t.id)],
);

/** One row per event, recipient and template (I27); ends sent, bounced or cancelled with a reason. */
export const mails = pgTable(
  'mails',
  {
    id: key('id'),
    eventId: text('event_id').notNull(),
    recipient: text('recipient').notNull(),
    template: text('template').notNull(),
    personId: uuid('person_id'),
    address: text('address').notNull(),
    language: text('language').$type<Language>().notNull(),
    /** What the template needs: ids and instants, and names only its recipient may see. */
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    linkId: text('link_id'),
    caseId: uuid('case_id'),
    state: text('state').$type<'queued' | 'sent' | 'bounced' | 'cancelled'>().notNull(),
    messageId: text('message_id').notNull(),
    attempts: integer('attempts').notNull().default(0),
    notBefore: instant('not_before').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
  },
  (t) => [
    uniqueIndex('mails_once').on(t.eventId, t.recipient, t.template),
    index('mails_due').on(t.state, t.notBefore),
    index('mails_case').on(t.caseId),
  ],
);

/** Settings of the running service that outlive a restart, e.g. where the compressed clock began. */
export const settings = pgTable('settings', {
  name: text('name').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
});
