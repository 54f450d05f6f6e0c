import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Ending } from '../../domain/ending.js';
import type { CaseState, Role, Route, Stage } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { instant, key } from './columns.js';

/** The draft of whoever has saved nothing yet, or was erased. */
export type NotBegun = Readonly<Record<string, never>>;

/** One application of one person in one round. */
export const cases = pgTable(
  'cases',
  {
    id: key('id'),
    number: text('number').notNull().unique(),
    roundId: uuid('round_id').notNull(),
    applicantId: uuid('applicant_id').notNull(),
    schoolId: uuid('school_id').notNull(),
    /** The county authority of the school; null on the direct route. */
    countyId: uuid('county_id'),
    route: text('route').$type<Route>().notNull(),
    state: text('state').$type<CaseState>().notNull(),
    /** Where a withdrawn, returned or vetoed case stood before. */
    priorState: text('prior_state').$type<CaseState>(),
    /** Numbered anew with every return for correction; tasks and ladder of the old one stay readable. */
    stageRound: integer('stage_round').notNull().default(1),
    /** Sealed with the case's key (`db/sealed.ts`), as are the content of its versions, its files and what it was told in hearings. */
    draft: jsonb('draft').$type<Sealed | NotBegun>().notNull().default({}),
    formVersion: integer('form_version').notNull().default(0),
    formHash: text('form_hash'),
    /** True while the case occupies one place of its county's quota (I12). */
    holdsPlace: integer('holds_place').notNull().default(0),
    rank: integer('rank'),
    withdrawUndoUntil: instant('withdraw_undo_until'),
    submittedAt: instant('submitted_at'),
    endedAt: instant('ended_at'),
    /** How it ended, while it has; its words sealed with the case's key. Null also for what ended before this was kept. */
    ending: jsonb('ending').$type<Ending<Sealed>>(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('cases_round_applicant').on(t.roundId, t.applicantId),
    index('cases_round_state').on(t.roundId, t.state),
    index('cases_school').on(t.schoolId),
    index('cases_applicant').on(t.applicantId),
    index('cases_county').on(t.countyId),
    index('cases_created').on(t.createdAt, t.id),
  ],
);

/** Every submitted form, frozen: the hash, of the sealed content, is what later decisions refer to (I9); it outlives the key. */
export const formVersions = pgTable(
  'form_versions',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull(),
    number: integer('number').notNull(),
    content: jsonb('content').$type<Sealed>().notNull(),
    hash: text('hash').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    /** When it left the school (HOST-O13); opinions only append from then on. */
    sealedAt: instant('sealed_at'),
  },
  (t) => [uniqueIndex('form_versions_case_number').on(t.caseId, t.number)],
);

/** A file of a case. Name and `sha256`, of its bytes, are sealed with the case's key. */
export const attachments = pgTable(
  'attachments',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull(),
    sha256: text('sha256').$type<Sealed | ''>().notNull(),
    /** Where the sealed bytes lie in the blob store: their own SHA-256. */
    blob: text('blob').notNull(),
    name: text('name').$type<Sealed | ''>().notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
    /** HOST-30: who compared it with the original, or found it false. */
    verifiedBy: uuid('verified_by'),
    verifiedAt: instant('verified_at'),
    verdict: text('verdict').$type<'genuine' | 'forged'>(),
  },
  (t) => [index('attachments_case').on(t.caseId), index('attachments_blob').on(t.blob)],
);

/**
 * The decision record of section 0: append-only. `content` has the shape its `kind` says (`domain/records.ts`).
 * One effective decision per seat of a stage round (I1): the unique key; a correction names what it supersedes.
 */
export const decisions = pgTable(
  'decisions',
  {
    id: key('id'),
    caseId: uuid('case_id'),
    /** The round, nomination, notice, veto or appeal decided upon when it is not one case. */
    subjectId: uuid('subject_id'),
    stage: text('stage').$type<Stage | 'ethicsVeto' | 'appeal' | 'objection' | 'departure' | 'studio'>().notNull(),
    stageRound: integer('stage_round').notNull().default(1),
    kind: text('kind').notNull(),
    seat: text('seat').notNull(),
    ruleIds: jsonb('rule_ids').$type<string[]>().notNull(),
    deciderId: uuid('decider_id').notNull(),
    deciderRole: text('decider_role').$type<Role>().notNull(),
    orgId: uuid('org_id').notNull(),
    decision: text('decision').notNull(),
    reason: text('reason').notNull().default(''),
    evidence: jsonb('evidence').$type<string[]>().notNull().default([]),
    content: jsonb('content').$type<unknown>().notNull().default({}),
    formHash: text('form_hash'),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [uniqueIndex('decisions_seat').on(t.seat), index('decisions_case').on(t.caseId)],
);

/** One invitation to be heard (HOST-18). The answer is anonymous to the applicant: no person is stored with it. */
export const hearingInvitations = pgTable(
  'hearing_invitations',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull(),
    stageRound: integer('stage_round').notNull(),
    group: text('group').$type<'teachers' | 'parents' | 'students'>().notNull(),
    address: text('address').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [uniqueIndex('hearing_once').on(t.caseId, t.stageRound, t.group, t.address)],
);

export const hearingAnswers = pgTable(
  'hearing_answers',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull(),
    stageRound: integer('stage_round').notNull(),
    group: text('group').$type<'teachers' | 'parents' | 'students'>().notNull(),
    view: text('view').$type<'support' | 'reserve' | 'oppose'>().notNull(),
    text: text('text').$type<Sealed | ''>().notNull().default(''),
  },
  (t) => [index('hearing_answers_case').on(t.caseId)],
);
