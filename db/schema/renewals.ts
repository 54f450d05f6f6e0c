import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/** The host's application for another term (STUDIO-O02): one a term, a record. */
export const renewals = pgTable(
  'renewals',
  {
    id: key('id'),
    /** The term that ends. */
    termId: uuid('term_id').notNull(),
    /** What the host said (`renewalSchema`). Sealed under the term's own key. */
    application: text('application').$type<Sealed>().notNull(),
    contentHash: text('content_hash').notNull(),
    appliedBy: uuid('applied_by').notNull(),
    appliedAt: instant('applied_at').notNull(),
  },
  (t) => [uniqueIndex('renewals_term').on(t.termId)],
);
