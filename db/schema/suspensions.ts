import { boolean, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { DeadlineDates } from '../../domain/ladder/dates.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** A run that rests, with the dates it had. */
export type RestingRun = DeadlineDates & { readonly runId: string; readonly since: string };

/** STUDIO-O05: a time in which a studio stands still. Why is sealed under the term's own key: it is often somebody's health. */
export const suspensions = pgTable(
  'suspensions',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term. */
    number: integer('number').notNull(),
    /** Its first day, and the last it may have without a decision of the city. */
    fromDay: day('from_day').notNull(),
    untilDay: day('until_day').notNull(),
    /** The last day the studio stood still; null while it does. The eve of its first day where it worked on the same day again. */
    toDay: day('to_day'),
    words: text('words').$type<Sealed>().notNull(),
    /** Stages that wait for nobody but the host, or whose host is not asked. */
    resting: jsonb('resting').$type<readonly RestingRun[]>().notNull(),
    /** The certificate was paused by it, and is valid again with its end. */
    pausedCertificate: boolean('paused_certificate').notNull(),
    suspendedBy: uuid('suspended_by').notNull(),
    suspendedAt: instant('suspended_at').notNull(),
    /** Null where the term ended first. */
    resumedBy: uuid('resumed_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [uniqueIndex('suspensions_number').on(t.termId, t.number)],
);
