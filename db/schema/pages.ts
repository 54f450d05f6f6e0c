import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PageState } from '../../domain/studio/page/page.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/** One version of a studio's public page (STUDIO-26): what the host saved, and what the unit said to it. */
export const pageVersions = pgTable(
  'page_versions',
  {
    id: key('id'),
    studioId: uuid('studio_id').notNull(),
    /** The term in which it was saved: its key seals the words. */
    termId: uuid('term_id').notNull(),
    /** From 1 within the studio, whatever became of the ones before. */
    version: integer('version').notNull(),
    /** The sections and what is new in them. Sealed under the term's own key. */
    words: text('words').$type<Sealed>().notNull(),
    /** Numbers of the pictures it shows: no other is given out to strangers. */
    pictures: jsonb('pictures').$type<readonly number[]>().notNull(),
    contentHash: text('content_hash').notNull(),
    state: text('state').$type<PageState>().notNull(),
    savedBy: uuid('saved_by').notNull(),
    savedAt: instant('saved_at').notNull(),
    /** The post and body by whose authority it was published or returned; why stands in the decision. */
    judgedBy: uuid('judged_by'),
    judgedRole: text('judged_role').$type<Role>(),
    judgedOrgId: uuid('judged_org_id'),
    judgedAt: instant('judged_at'),
  },
  (t) => [
    uniqueIndex('page_versions_version').on(t.studioId, t.version),
    index('page_versions_state').on(t.studioId, t.state),
  ],
);

/** A picture the host has handed in for the page. Once a version that shows it is published, anybody sees it. */
export const pagePictures = pgTable(
  'page_pictures',
  {
    id: key('id'),
    studioId: uuid('studio_id').notNull(),
    termId: uuid('term_id').notNull(),
    /** From 1 within the studio: the number by which the page's text names it. */
    number: integer('number').notNull(),
    /** Of the plain bytes, sealed under the term's own key; empty once it was erased. */
    sha256: text('sha256').$type<Sealed | ''>().notNull(),
    /** Where the sealed bytes lie in the blob store: their own SHA-256. */
    blob: text('blob').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [uniqueIndex('page_pictures_number').on(t.studioId, t.number), index('page_pictures_blob').on(t.blob)],
);
