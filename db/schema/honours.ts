import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Recipient } from '../../domain/studio/assessment/consequences.js';
import type { Grade } from '../../domain/studio/assessment/grade.js';
import type { StrikeAppealState } from '../../domain/studio/commendation/appeal.js';
import type { Awards } from '../../domain/studio/commendation/call.js';
import type { HonourPoints } from '../../domain/studio/commendation/review.js';
import type { CallState, NomineeState } from '../../domain/studio/commendation/states.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** One call for commendations (COMMEND-O01), with the edition it was opened under, pinned (CONV-11). */
export const calls = pgTable('commendation_calls', {
  id: key('id'),
  /** Gapless within its year. */
  number: text('number').notNull().unique(),
  name: text('name').notNull(),
  level: text('level').$type<StudioLevel>().notNull(),
  bureauId: uuid('bureau_id').notNull(),
  /** The calendar year whose results count. */
  year: integer('year').notNull(),
  awards: jsonb('awards').$type<Awards>().notNull(),
  editionId: text('edition_id').notNull(),
  parameters: jsonb('parameters').$type<unknown>().notNull(),
  state: text('state').$type<CallState>().notNull(),
  openedBy: uuid('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  /** Who drew up the list: another person decides. */
  listedBy: uuid('listed_by'),
});

/** What a nomination rests on (COMMEND-13): the studio's newest final result, and its confirmed work. */
export interface Basis {
  readonly assessmentId: string;
  readonly grade: Grade;
  /** Exact, `num/den`. */
  readonly result: string;
  readonly workIds: readonly string[];
}

/** One studio, unit, host or member nominated in a call (ASSESS-08); why stands in the decision. */
export const nominees = pgTable(
  'nominees',
  {
    id: key('id'),
    callId: uuid('call_id').notNull(),
    /** From 1 within the call. */
    number: integer('number').notNull(),
    recipient: text('recipient').$type<Recipient>().notNull(),
    /** The studio, the unit, or the person. */
    recipientId: uuid('recipient_id').notNull(),
    /** The term whose results it rests on. */
    termId: uuid('term_id').notNull(),
    basis: jsonb('basis').$type<Basis>().notNull(),
    state: text('state').$type<NomineeState>().notNull(),
    nominatedBy: uuid('nominated_by').notNull(),
    nominatedRole: text('nominated_role').$type<Role>().notNull(),
    nominatedOrgId: uuid('nominated_org_id').notNull(),
    nominatedAt: instant('nominated_at').notNull(),
    /** Of the review: exact `num/den`, the rank among its kind, and what told it from its equals (CONV-10). */
    score: text('score'),
    rank: integer('rank'),
    tieBrokenBy: text('tie_broken_by').$type<'studioResult'>(),
    /** The veto, or the objection to its notice that was upheld, that struck it. */
    struckBy: uuid('struck_by'),
  },
  (t) => [
    uniqueIndex('nominees_once').on(t.callId, t.recipient, t.recipientId),
    uniqueIndex('nominees_number').on(t.callId, t.number),
    index('nominees_term').on(t.termId),
  ],
);

/** One reviewing body's sheet of one call: a record. */
export const honourSheets = pgTable(
  'honour_sheets',
  {
    id: key('id'),
    callId: uuid('call_id').notNull(),
    orgId: uuid('org_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    points: jsonb('points').$type<HonourPoints>().notNull(),
    /** Nominees the reviewer stepped back from. */
    recused: jsonb('recused').$type<string[]>().notNull(),
    scoredBy: uuid('scored_by').notNull(),
    scoredAt: instant('scored_at').notNull(),
  },
  (t) => [uniqueIndex('honour_sheets_body').on(t.callId, t.orgId, t.role)],
);

/** What was granted (ASSESS-08), with every printed field and the status of today. */
export const honours = pgTable(
  'honours',
  {
    id: key('id'),
    nomineeId: uuid('nominee_id').notNull().unique(),
    callId: uuid('call_id').notNull(),
    termId: uuid('term_id').notNull(),
    recipient: text('recipient').$type<Recipient>().notNull(),
    recipientId: uuid('recipient_id').notNull(),
    /** Gapless within its year. */
    number: text('number').notNull().unique(),
    /** Unguessable, printed beside the QR code and in its address. */
    verificationCode: text('verification_code').notNull().unique(),
    printed: jsonb('printed').$type<Record<string, string>>().notNull(),
    commendedOn: day('commended_on').notNull(),
    status: text('status').$type<'valid' | 'revoked'>().notNull(),
    /** The veto that revoked it (VETO-02). */
    revokedBy: uuid('revoked_by'),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [
    index('honours_recipient').on(t.recipientId),
    index('honours_call').on(t.callId),
    index('honours_term').on(t.termId),
  ],
);

/**
 * The one appeal there may be against an upheld objection that struck a nominee from the list (NOTICE-O06). Its words are sealed with the term's key,
 * of a member with the membership's.
 */
export const strikeAppeals = pgTable(
  'strike_appeals',
  {
    id: key('id'),
    callId: uuid('call_id').notNull(),
    nomineeId: uuid('nominee_id').notNull(),
    objectionId: uuid('objection_id').notNull().unique(),
    /** Whose key seals the words. */
    keyId: uuid('key_id').notNull(),
    until: instant('until').notNull(),
    state: text('state').$type<StrikeAppealState>().notNull(),
    text: text('text').$type<Sealed>(),
    appealedBy: uuid('appealed_by'),
    appealedAt: instant('appealed_at'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [index('strike_appeals_call').on(t.callId), index('strike_appeals_nominee').on(t.nomineeId)],
);
