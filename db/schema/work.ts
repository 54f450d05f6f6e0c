import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { WorkState } from '../../domain/studio/letter/recording.js';
import type { WorkKind } from '../../domain/studio/letter/work.js';
import type { PlanKind } from '../../domain/studio/plans.js';
import type { Level, Role } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** One version of one of the host's two plans (STUDIO-12): a record. The version filed last is the plan. */
export const plans = pgTable(
  'plans',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    kind: text('kind').$type<PlanKind>().notNull(),
    /** From 1 within its kind. */
    version: integer('version').notNull(),
    /** The five sections (STUDIO-13). Sealed under the term's own key. */
    sections: text('sections').$type<Sealed>().notNull(),
    contentHash: text('content_hash').notNull(),
    filedBy: uuid('filed_by').notNull(),
    filedAt: instant('filed_at').notNull(),
  },
  (t) => [uniqueIndex('plans_version').on(t.termId, t.kind, t.version)],
);

/** One activity or result of a studio (STUDIO-20, -22…-25): what the host recorded, and what the unit said to it. */
export const works = pgTable(
  'works',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term. */
    number: integer('number').notNull(),
    kind: text('kind').$type<WorkKind>().notNull(),
    level: text('level').$type<Level>().notNull(),
    onDay: day('on_day').notNull(),
    /** Decimal text of at most one digit after the point: exact. */
    hours: text('hours').notNull(),
    participants: integer('participants').notNull(),
    /** Numbers of the members who took part, ascending (MEMBER-07). */
    members: integer('members').array().notNull().default([]),
    /** Title, place, what was done. Sealed under the term's own key. */
    words: text('words').$type<Sealed>().notNull(),
    contentHash: text('content_hash').notNull(),
    state: text('state').$type<WorkState>().notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** The post and body by whose authority it was confirmed or returned; why stands in the decision. */
    judgedBy: uuid('judged_by'),
    judgedRole: text('judged_role').$type<Role>(),
    judgedOrgId: uuid('judged_org_id'),
    judgedAt: instant('judged_at'),
  },
  (t) => [uniqueIndex('works_number').on(t.termId, t.number), index('works_state').on(t.termId, t.state)],
);

/** A file that shows that recorded work was done: handed in by the host until the record was confirmed or returned. */
export const workEvidence = pgTable(
  'work_evidence',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    workId: uuid('work_id').notNull(),
    /** From 1 within the record. */
    number: integer('number').notNull(),
    /** Sealed under the term's own key, as its bytes' hash is; both empty once they were erased. */
    name: text('name').$type<Sealed | ''>().notNull(),
    sha256: text('sha256').$type<Sealed | ''>().notNull(),
    /** Where the sealed bytes lie in the blob store: their own SHA-256. */
    blob: text('blob').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    /** Taken off by the host before anybody judged the record. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('work_evidence_number').on(t.workId, t.number),
    index('work_evidence_term').on(t.termId),
    index('work_evidence_blob').on(t.blob),
  ],
);
