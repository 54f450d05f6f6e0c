import { integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { MoveGround, MoveState } from '../../domain/studio/move.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/** STUDIO-14, STUDIO-O05: a studio moves to another unit within the city, or was to. What was said of it is sealed under the term's own key. */
export const studioMoves = pgTable(
  'studio_moves',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term. */
    number: integer('number').notNull(),
    ground: text('ground').$type<MoveGround>().notNull(),
    fromUnitId: uuid('from_unit_id').notNull(),
    toUnitId: uuid('to_unit_id').notNull(),
    state: text('state').$type<MoveState>().notNull(),
    words: text('words').$type<Sealed>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    /** Who said yes or no for the new unit; null where it was not asked. */
    answeredBy: uuid('answered_by'),
    answeredRole: text('answered_role').$type<Role>(),
    /** When it moved, or was declined. */
    settledAt: instant('settled_at'),
  },
  (t) => [uniqueIndex('studio_moves_number').on(t.termId, t.number)],
);
