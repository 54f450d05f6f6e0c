import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { YearSchedule } from '../../domain/calendar/schedule.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { day, instant, key } from './columns.js';

/** One selection round (批次). `parameters` is the pinned policy edition with the round's own numbers. */
export const rounds = pgTable('rounds', {
  id: key('id'),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  /** LOCAL-01: the city's round, or the own one of the county that is `bureauId`. */
  level: text('level').$type<StudioLevel>().notNull().default('city'),
  bureauId: uuid('bureau_id').notNull(),
  state: text('state').$type<'draft' | 'open' | 'closed'>().notNull(),
  editionId: text('edition_id').notNull(),
  parameters: jsonb('parameters').$type<unknown>().notNull(),
  calendarVersion: text('calendar_version').notNull(),
  /** Instants of the round's calendar, fixed when it opens: stage → due. */
  dates: jsonb('dates').$type<Record<string, string>>().notNull().default({}),
  plannedApprovalDay: text('planned_approval_day'),
  openedAt: instant('opened_at'),
  closedAt: instant('closed_at'),
  version: integer('version').notNull().default(1),
});

/** A county's allotment (HOST-21). `used` moves only by a conditional update, never read-then-write. */
export const countyQuotas = pgTable(
  'county_quotas',
  {
    roundId: uuid('round_id').notNull(),
    orgId: uuid('org_id').notNull(),
    cap: integer('cap').notNull(),
    used: integer('used').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.orgId] })],
);

/** Changes of an open round: numbered, reasoned, proposed by one person and ordered by another. */
export const roundOrders = pgTable('round_orders', {
  id: key('id'),
  roundId: uuid('round_id').notNull(),
  number: text('number').notNull(),
  reason: text('reason').notNull(),
  change: jsonb('change').$type<unknown>().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  state: text('state').$type<'proposed' | 'inForce' | 'rejected'>().notNull(),
});

/** A county's work within a round: review, notice, one bundle to the city (HOST-20…22). */
export const nominations = pgTable(
  'nominations',
  {
    id: key('id'),
    roundId: uuid('round_id').notNull(),
    orgId: uuid('org_id').notNull(),
    state: text('state').$type<'reviewing' | 'onNotice' | 'cleared' | 'submitted'>().notNull(),
    bundleNumber: text('bundle_number'),
    /** Parts sent under the one bundle number: the first, then whoever was held back or put in for another. */
    bundleParts: integer('bundle_parts').notNull().default(0),
    /** HOST-O14: until when the city took the county's papers again after its date. */
    reopenedUntil: instant('reopened_until'),
    submittedAt: instant('submitted_at'),
  },
  (t) => [index('nominations_round').on(t.roundId)],
);

/**
 * A year's holiday arrangement as the State Council published it, entered by one person and put in force by another. Rows are
 * never changed back: a correction is a new row, and the calendar is the built-in one with the rows in force, oldest first.
 */
export const calendarYears = pgTable('calendar_years', {
  id: key('id'),
  year: integer('year').notNull(),
  /** The notice's title and number (国办发明电〔2025〕7号). */
  source: text('source').notNull(),
  publishedOn: day('published_on').notNull(),
  breaks: jsonb('breaks').$type<YearSchedule['breaks']>().notNull(),
  state: text('state').$type<'proposed' | 'inForce' | 'rejected'>().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  /** The calendar's version from here on; null until it is in force. */
  calendarVersion: text('calendar_version'),
});
