import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Accountant } from '../../domain/studio/fund/accountant.js';
import type { FundCategory } from '../../domain/studio/fund/ledger.js';
import type { FundState } from '../../domain/studio/fund/states.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/** Whole fen. */
const fen = (name: string) => bigint(name, { mode: 'number' });

/**
 * What a studio has for one purpose in one calendar year (FUND-04): the hot row, changed by conditional updates only. Money of one row
 * never comes into another (FUND-08).
 */
export const fundLines = pgTable(
  'fund_lines',
  {
    studioId: uuid('studio_id').notNull(),
    year: integer('year').notNull(),
    category: text('category').$type<FundCategory>().notNull(),
    budgetFen: fen('budget_fen').notNull().default(0),
    /** Approved and not yet settled. */
    committedFen: fen('committed_fen').notNull().default(0),
    spentFen: fen('spent_fen').notNull().default(0),
    /** Year-end. */
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.studioId, t.year, t.category] }),
    check(
      'fund_line_never_overspent',
      sql`${t.committedFen} >= 0 AND ${t.spentFen} >= 0 AND ${t.committedFen} + ${t.spentFen} <= ${t.budgetFen}`,
    ),
  ],
);

/** One grant for a year, or a supplement (追加); a record. */
export const fundGrants = pgTable(
  'fund_grants',
  {
    id: key('id'),
    studioId: uuid('studio_id').notNull(),
    termId: uuid('term_id').notNull(),
    year: integer('year').notNull(),
    /** From 1 within studio and year. */
    number: integer('number').notNull(),
    /** Fen by category. */
    amounts: jsonb('amounts').$type<Readonly<Record<FundCategory, number>>>().notNull(),
    /** Number of the document by which the money is given. */
    reference: text('reference').notNull(),
    /** Why none of the five categories fits. */
    otherReason: text('other_reason').notNull().default(''),
    grantedBy: uuid('granted_by').notNull(),
    grantedAt: instant('granted_at').notNull(),
  },
  (t) => [uniqueIndex('fund_grants_number').on(t.studioId, t.year, t.number)],
);

/** What the host asks for; what it was spent on stands in its vouchers. */
export const fundRequests = pgTable(
  'fund_requests',
  {
    id: key('id'),
    studioId: uuid('studio_id').notNull(),
    /** The term in which it was asked for: its process asks people, its key seals the words. */
    termId: uuid('term_id').notNull(),
    /** From 1 within the term; also the number of its stages. */
    number: integer('number').notNull(),
    year: integer('year').notNull(),
    category: text('category').$type<FundCategory>().notNull(),
    amountFen: fen('amount_fen').notNull(),
    /** Purpose and, for what fits no category, the reason. Sealed under the term's own key. */
    words: text('words').$type<Sealed>().notNull(),
    contentHash: text('content_hash').notNull(),
    state: text('state').$type<FundState>().notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    approvedBy: uuid('approved_by'),
    approvedAt: instant('approved_at'),
    /** Since when it is the host's or the keeper's turn to settle it. */
    passedAt: instant('passed_at'),
    /** Who hands its vouchers in: the host, or the unit of a studio that has none any more (FUND-O01). */
    accountBy: text('account_by').$type<Accountant>().notNull().default('host'),
    /** How often its vouchers were handed in. */
    turn: integer('turn').notNull().default(0),
    settledBy: uuid('settled_by'),
    settledFen: fen('settled_fen'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('fund_requests_number').on(t.termId, t.number),
    index('fund_requests_year').on(t.studioId, t.year, t.state),
  ],
);

/** A file with an amount (FUND-O01), for one request. */
export const vouchers = pgTable(
  'vouchers',
  {
    id: key('id'),
    requestId: uuid('request_id').notNull(),
    termId: uuid('term_id').notNull(),
    /** From 1 within the request. */
    number: integer('number').notNull(),
    amountFen: fen('amount_fen').notNull(),
    /** Sealed under the term's own key, as its bytes' hash is; both empty once they were erased. */
    name: text('name').$type<Sealed | ''>().notNull(),
    sha256: text('sha256').$type<Sealed | ''>().notNull(),
    /** Where the sealed bytes lie in the blob store: their own SHA-256. */
    blob: text('blob').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
    /** Taken off by the host before it was handed in. */
    removedAt: instant('removed_at'),
  },
  (t) => [uniqueIndex('vouchers_number').on(t.requestId, t.number), index('vouchers_blob').on(t.blob)],
);
