import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/**
 * One key for each application and each objection: what a person wrote there is sealed with it (`db/sealed.ts`). Whoever destroys the
 * key erases the words, in every copy of the database there is. The row stays and says that it was so.
 */
export const dataKeys = pgTable('data_keys', {
  /** The case or the objection; a person that was erased, without a key. */
  subjectId: uuid('subject_id').primaryKey(),
  /** The key, sealed with the installation's own; null once it was destroyed. */
  wrapped: text('wrapped'),
  madeAt: instant('made_at').notNull(),
  destroyedAt: instant('destroyed_at'),
});

/** Erasures of a person's data: proposed by one officer of the bureau, carried out by another. Names nobody. */
export const erasures = pgTable('erasures', {
  id: uuid('id').primaryKey(),
  personId: uuid('person_id').notNull(),
  ground: text('ground').$type<'request' | 'purposeEnded' | 'unlawful'>().notNull(),
  /** Where the request lies in the files of the office (来文编号). */
  reference: text('reference').notNull(),
  state: text('state').$type<'proposed' | 'done' | 'rejected'>().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
});
