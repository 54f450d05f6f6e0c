import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { StudioState } from '../../domain/studio/states.js';
import { day, instant, key } from './columns.js';

/** One studio: the host whose name it bears (STUDIO-03), the unit it stands in (STUDIO-14), the approval it rests on. */
export const studios = pgTable(
  'studios',
  {
    id: key('id'),
    /** Gapless within its register (LOCAL-01). */
    number: text('number').notNull().unique(),
    level: text('level').$type<StudioLevel>().notNull(),
    caseId: uuid('case_id').notNull().unique(),
    hostId: uuid('host_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    /** The county authority of the unit; null where the unit is the city's own or private. */
    countyId: uuid('county_id'),
    bureauId: uuid('bureau_id').notNull(),
    foundedAt: instant('founded_at').notNull(),
  },
  (t) => [
    index('studios_host').on(t.hostId),
    index('studios_unit').on(t.unitId),
    index('studios_county').on(t.countyId),
  ],
);

/** One term of a studio (STUDIO-05): the edition it began with, pinned (STUDIO-16, CONV-11), and where it stands. */
export const terms = pgTable(
  'terms',
  {
    id: key('id'),
    studioId: uuid('studio_id').notNull(),
    /** From 1; a renewal is the next. */
    number: integer('number').notNull(),
    /** Both days included. */
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    editionId: text('edition_id').notNull(),
    parameters: jsonb('parameters').$type<unknown>().notNull(),
    state: text('state').$type<StudioState>().notNull(),
    /** What a suspended or revoked one left. */
    priorState: text('prior_state').$type<StudioState>(),
    version: integer('version').notNull().default(1),
    endedAt: instant('ended_at'),
  },
  (t) => [uniqueIndex('terms_studio_number').on(t.studioId, t.number), index('terms_state').on(t.state)],
);
