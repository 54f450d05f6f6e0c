import { integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { PaperKind, Side } from '../../domain/studio/signing.js';
import type { Role } from '../../domain/vocabulary.js';
import { instant, key } from './columns.js';

/** One version of a paper that sides sign (STUDIO-17, STUDIO-18): what it says, kept as it went out; a later version takes its signatures' force. */
export const papers = pgTable(
  'papers',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    kind: text('kind').$type<PaperKind>().notNull(),
    /** Whose agreement it is (STUDIO-18); null for the letter. */
    membershipId: uuid('membership_id'),
    /** From 1. */
    version: integer('version').notNull(),
    tasks: jsonb('tasks').$type<LetterTask[]>().notNull(),
    /** SHA-256 of everything the paper says, its studio, term and version included. */
    contentHash: text('content_hash').notNull(),
    /** Why it replaces the version before; empty for the first. */
    reason: text('reason').notNull().default(''),
    issuedBy: uuid('issued_by').notNull(),
    issuedAt: instant('issued_at').notNull(),
    /** When the last side signed. */
    sealedAt: instant('sealed_at'),
  },
  (t) => [unique('papers_version').on(t.termId, t.kind, t.membershipId, t.version).nullsNotDistinct()],
);

/** One side's signature under one version: a record. */
export const signatures = pgTable(
  'signatures',
  {
    id: key('id'),
    paperId: uuid('paper_id').notNull(),
    side: text('side').$type<Side>().notNull(),
    personId: uuid('person_id').notNull(),
    /** The post and body by whose authority. */
    role: text('role').$type<Role>().notNull(),
    orgId: uuid('org_id').notNull(),
    /** What was signed, as it was shown. */
    contentHash: text('content_hash').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [
    uniqueIndex('signatures_side').on(t.paperId, t.side),
    uniqueIndex('signatures_person').on(t.paperId, t.personId),
  ],
);
