import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { GoalChangeState, GoalOpinion } from '../../domain/studio/letter/change.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/**
 * STUDIO-16, STUDIO-O07: one request to change the goals of a sealed letter, the Institute's opinion on it and the section's decision. Why
 * each of them says what is sealed under the term's own key; what was decided are codes.
 */
export const goalChanges = pgTable(
  'goal_changes',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term. */
    number: integer('number').notNull(),
    state: text('state').$type<GoalChangeState>().notNull(),
    /** The version in force that is to be changed. */
    baseVersion: integer('base_version').notNull(),
    /** The goals asked for, as they would stand in the next version. */
    tasks: jsonb('tasks').$type<LetterTask[]>().notNull(),
    request: text('request').$type<Sealed>().notNull(),
    /** SHA-256 of term, number, base version and goals; no words, so that it outlives their erasure. */
    contentHash: text('content_hash').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    opinion: text('opinion').$type<GoalOpinion>(),
    opinionWords: text('opinion_words').$type<Sealed>(),
    opinionBy: uuid('opinion_by'),
    opinionAt: instant('opinion_at'),
    decisionWords: text('decision_words').$type<Sealed>(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    /** The version that was issued; null unless granted. */
    letterVersion: integer('letter_version'),
    /** Codes of goals of the version before that were met on the day of the decision. */
    met: jsonb('met').$type<readonly string[]>().notNull(),
  },
  (t) => [
    uniqueIndex('goal_changes_number').on(t.termId, t.number),
    uniqueIndex('goal_changes_version').on(t.termId, t.letterVersion),
  ],
);
