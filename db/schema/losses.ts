import { integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { LossState } from '../../domain/studio/loss.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/**
 * STUDIO-O04: a report that a studio has lost its host, and what a second person decided. Ground, last day and words are sealed under the
 * term's own key: that somebody left, or died, is nobody's business but theirs who decide.
 */
export const hostLosses = pgTable(
  'host_losses',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term. */
    number: integer('number').notNull(),
    state: text('state').$type<LossState>().notNull(),
    report: text('report').$type<Sealed>().notNull(),
    /** SHA-256 of term, number, ground and last day; no words, so that it outlives their erasure. */
    contentHash: text('content_hash').notNull(),
    reportedBy: uuid('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull(),
    decisionNumber: text('decision_number'),
    decisionWords: text('decision_words').$type<Sealed>(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [uniqueIndex('host_losses_number').on(t.termId, t.number)],
);
