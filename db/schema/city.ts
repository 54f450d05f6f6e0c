import { sql } from 'drizzle-orm';
import {
  boolean,
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
import type { CertificateStatus } from '../../domain/certificate.js';
import type { Ending } from '../../domain/ending.js';
import type { StudioState } from '../../domain/studio/states.js';
import type { AccountabilityOutcome, AccountabilityState } from '../../domain/studio/veto/accountability.js';
import type { VetoKind } from '../../domain/studio/veto/vetoes.js';
import type { CaseState, Language, Role } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** The expert pool of a round (HOST-25): the person, the school and county that would be a conflict. */
export const experts = pgTable(
  'experts',
  {
    roundId: uuid('round_id').notNull(),
    personId: uuid('person_id').notNull(),
    schoolId: uuid('school_id'),
    countyId: uuid('county_id'),
    state: text('state').$type<'pool' | 'drawn' | 'reserve'>().notNull(),
    /** When the expert declared all conflicts; no file is shown before. */
    declaredAt: instant('declared_at'),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId] })],
);

export const conflicts = pgTable(
  'conflicts',
  {
    roundId: uuid('round_id').notNull(),
    personId: uuid('person_id').notNull(),
    caseId: uuid('case_id').notNull(),
    ground: text('ground').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.personId, t.caseId, t.ground] })],
);

/** The draw with its recorded seed: anybody can repeat it. */
export const draws = pgTable('draws', {
  id: key('id'),
  roundId: uuid('round_id').notNull().unique(),
  seed: text('seed').notNull(),
  result: jsonb('result').$type<unknown>().notNull(),
  drawnBy: uuid('drawn_by').notNull(),
  at: instant('at').notNull(),
});

/** One blind sheet per expert and case (I16); sealed by its commitment before anybody can see any of them (I17). */
export const scoreSheets = pgTable(
  'score_sheets',
  {
    id: key('id'),
    roundId: uuid('round_id').notNull(),
    caseId: uuid('case_id').notNull(),
    personId: uuid('person_id').notNull(),
    state: text('state').$type<'assigned' | 'sealed' | 'opened' | 'recused'>().notNull(),
    points: jsonb('points').$type<Record<string, string>>(),
    remark: text('remark').notNull().default(''),
    nonce: text('nonce'),
    commitment: text('commitment'),
    sealedAt: instant('sealed_at'),
    openedAt: instant('opened_at'),
  },
  (t) => [uniqueIndex('score_sheets_once').on(t.caseId, t.personId), index('score_sheets_person').on(t.personId)],
);

/** The ranking as computed once the sheets were opened, with the rule version it used (I19). */
export const rankings = pgTable('rankings', {
  roundId: uuid('round_id').primaryKey(),
  result: jsonb('result').$type<unknown>().notNull(),
  confirmedBy: uuid('confirmed_by'),
  at: instant('at').notNull(),
});

/** A public notice (公示) of a county or of the city, in a round of selection or in a call for commendations. Only allow-listed fields reach its page (I20). */
export const notices = pgTable(
  'notices',
  {
    id: key('id'),
    number: text('number').notNull().unique(),
    roundId: uuid('round_id'),
    callId: uuid('call_id'),
    orgId: uuid('org_id').notNull(),
    level: text('level').$type<'county' | 'city'>().notNull(),
    nominationId: uuid('nomination_id'),
    state: text('state').$type<'open' | 'closed' | 'confirmed'>().notNull(),
    publishedAt: instant('published_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    /** Working days it hangs (NOTICE-O01): the round's when it was published, or a longer time that an order gave it. */
    workingDays: integer('working_days'),
    takenDownAt: instant('taken_down_at'),
    /** The words that hung, and the office that receives objections; part of the sealed proof. */
    title: text('title').notNull().default(''),
    text: text('text').notNull().default(''),
    receivingUnit: text('receiving_unit').notNull().default(''),
    /** SHA-256 over `domain/notice/proof.ts`: what hung from when to when. */
    contentHash: text('content_hash').notNull(),
    calendarVersion: text('calendar_version').notNull(),
  },
  (t) => [
    index('notices_round').on(t.roundId),
    index('notices_call').on(t.callId),
    index('notices_state').on(t.state, t.closesAt),
    check('notices_frame', sql`num_nonnulls(${t.roundId}, ${t.callId}) = 1`),
  ],
);

export const noticeSubjects = pgTable(
  'notice_subjects',
  {
    noticeId: uuid('notice_id').notNull(),
    /** A case of the notice's round, or a nominee of its call. */
    subjectId: uuid('subject_id').notNull(),
    /** Exactly what the page shows: name, school, county, item applied for; nothing once the person was erased. */
    shown: jsonb('shown').$type<Record<string, string>>().notNull(),
    /** Drawn for `digest`, and gone with the person: without it nobody can try names on the digest. */
    salt: text('salt'),
    /** SHA-256 of salt and shown fields (`domain/notice/proof.ts`): what the notice's seal is made of. */
    digest: text('digest').notNull().default(''),
    state: text('state')
      .$type<'listed' | 'underInvestigation' | 'upheld' | 'dismissed' | 'cleared' | 'removed'>()
      .notNull(),
  },
  (t) => [primaryKey({ columns: [t.noticeId, t.subjectId] }), index('notice_subjects_subject').on(t.subjectId)],
);

/** An objection: named once its e-mail address is confirmed; anonymous ones are leads only (NOTICE-O02). */
export const objections = pgTable(
  'objections',
  {
    id: key('id'),
    receipt: text('receipt').notNull().unique(),
    noticeId: uuid('notice_id').notNull(),
    /** Whom on the notice it is about: a case, or a nominee. */
    subjectId: uuid('subject_id').notNull(),
    lane: text('lane').$type<'named' | 'anonymous'>().notNull(),
    /** These two and `text` are sealed with the objection's own key (`db/sealed.ts`). */
    fromName: text('from_name').$type<Sealed>(),
    contact: text('contact').$type<Sealed>(),
    language: text('language').$type<Language>().notNull().default('zh'),
    text: text('text').$type<Sealed | ''>().notNull(),
    state: text('state').$type<'unconfirmed' | 'registered' | 'lead' | 'upheld' | 'dismissed' | 'report'>().notNull(),
    receivedAt: instant('received_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    due: instant('due'),
    disposition: text('disposition'),
    disposedBy: uuid('disposed_by'),
    disposedAt: instant('disposed_at'),
  },
  (t) => [index('objections_notice').on(t.noticeId), index('objections_subject').on(t.subjectId)],
);

/**
 * A file that came with an objection, and is read by whoever reads its words. Name and `sha256`, of its bytes, are sealed with the
 * objection's key. A row stays when they are erased: how many came does not change.
 */
export const objectionFiles = pgTable(
  'objection_files',
  {
    id: key('id'),
    objectionId: uuid('objection_id').notNull(),
    /** Its place among the objection's files, from 1 on. */
    number: integer('number').notNull(),
    sha256: text('sha256').$type<Sealed | ''>().notNull(),
    /** Where the sealed bytes lie in the blob store: their own SHA-256; empty once they are gone. */
    blob: text('blob').notNull(),
    name: text('name').$type<Sealed | ''>().notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
  },
  (t) => [uniqueIndex('objection_files_number').on(t.objectionId, t.number), index('objection_files_blob').on(t.blob)],
);

/**
 * VETO-01: a typed ground with evidence; effective only by a written decision of a second person. Its subject is an application in a
 * round, or a studio's term (VETO-02, VETO-03); two kinds, which never share a flag.
 */
export const vetoes = pgTable(
  'vetoes',
  {
    id: key('id'),
    kind: text('kind').$type<VetoKind>().notNull().default('ethics'),
    personId: uuid('person_id').notNull(),
    /** Of an application; with `caseId`. */
    roundId: uuid('round_id'),
    caseId: uuid('case_id'),
    /** Of a studio's host. */
    termId: uuid('term_id'),
    orgId: uuid('org_id').notNull(),
    ground: text('ground').notNull(),
    facts: text('facts').notNull(),
    evidence: jsonb('evidence').$type<string[]>().notNull(),
    /** Number and date of the written decision of a school or an authority behind it (VETO-O04). */
    decisionReference: text('decision_reference').notNull().default(''),
    state: text('state')
      .$type<'registered' | 'heard' | 'effective' | 'dismissed' | 'overturned' | 'lifted'>()
      .notNull(),
    registeredBy: uuid('registered_by').notNull(),
    registeredAt: instant('registered_at').notNull(),
    hearingUntil: instant('hearing_until').notNull(),
    response: text('response'),
    heardAt: instant('heard_at'),
    decisionNumber: text('decision_number'),
    decidedBy: uuid('decided_by'),
    decidedRole: text('decided_role').$type<Role>(),
    decidedOrgId: uuid('decided_org_id'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    /** VETO-O05: until when the one appeal may come. */
    appealUntil: instant('appeal_until'),
    /** What the case had to come back to before the veto: a withdrawal or a return keeps its own way back. */
    priorState: text('prior_state').$type<CaseState>(),
    /** What the term had to come back to before it, where it was suspended. */
    termPriorState: text('term_prior_state').$type<StudioState>(),
    /** Whether the case held a place, which an overturned veto has to find again. */
    heldPlace: boolean('held_place').notNull().default(false),
    /** VETO-O01: the last day without honours; of an effective performance veto, and of no other. */
    barredUntil: day('barred_until'),
    /** Of a term these two stand for `facts` and `response`, sealed with the term's key. */
    factsSealed: text('facts_sealed').$type<Sealed>(),
    responseSealed: text('response_sealed').$type<Sealed>(),
    /** VETO-O05: the host's one appeal against a veto on a term, and who answered it; an application's is a row of `appeals`. */
    appealText: text('appeal_text').$type<Sealed>(),
    appealedAt: instant('appealed_at'),
    appealDecidedBy: uuid('appeal_decided_by'),
    appealDecidedAt: instant('appeal_decided_at'),
  },
  (t) => [
    index('vetoes_person').on(t.personId),
    index('vetoes_case').on(t.caseId),
    index('vetoes_term').on(t.termId),
    check('vetoes_subject', sql`num_nonnulls(${t.caseId}, ${t.termId}) = 1`),
    check('vetoes_round', sql`(${t.caseId} IS NULL) = (${t.roundId} IS NULL)`),
    check('vetoes_kinds', sql`${t.kind} = 'ethics' OR (${t.kind} = 'performance' AND ${t.termId} IS NOT NULL)`),
    check('vetoes_bar', sql`${t.barredUntil} IS NULL OR (${t.kind} = 'performance' AND ${t.decidedAt} IS NOT NULL)`),
  ],
);

/** VETO-04, VETO-O02: who answers for what a performance veto found; the unit is recorded, not barred. */
export const accountabilityRecords = pgTable(
  'accountability_records',
  {
    id: key('id'),
    vetoId: uuid('veto_id').notNull().unique(),
    termId: uuid('term_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    /** `void`: the veto was overturned or lifted before anybody had closed it. */
    state: text('state').$type<AccountabilityState>().notNull(),
    openedAt: instant('opened_at').notNull(),
    /** VETO-04: what came of it, by another person than who decided on the veto; why stands in `decisions`. */
    outcome: text('outcome').$type<AccountabilityOutcome>(),
    closedBy: uuid('closed_by'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    index('accountability_records_unit').on(t.unitId),
    index('accountability_records_term').on(t.termId),
    check(
      'accountability_records_closed',
      sql`num_nonnulls(${t.outcome}, ${t.closedBy}, ${t.closedAt}) = CASE WHEN ${t.state} = 'closed' THEN 3 ELSE 0 END`,
    ),
  ],
);

/** Appeals to the next level (HOST-O19, NOTICE-O06, VETO-O05): one each, in writing, within the window. */
export const appeals = pgTable(
  'appeals',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull(),
    against: text('against').$type<'declined' | 'notForwarded' | 'objectionUpheld' | 'ethicsVeto'>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    toOrgId: uuid('to_org_id').notNull(),
    text: text('text').notNull(),
    state: text('state').$type<'filed' | 'upheld' | 'dismissed'>().notNull(),
    filedAt: instant('filed_at').notNull(),
    /** The decision it is against, as it stood then; its words sealed with the case's key. Null where the case kept none yet. */
    ending: jsonb('ending').$type<Ending<Sealed>>(),
    due: instant('due').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
  },
  (t) => [uniqueIndex('appeals_once').on(t.subjectId, t.against), index('appeals_case').on(t.caseId)],
);

/** Gapless registers: the next number is taken by the transaction that uses it. */
export const registers = pgTable(
  'registers',
  {
    kind: text('kind')
      .$type<'certificate' | 'plaque' | 'case' | 'notice' | 'objection' | 'bundle' | 'studio' | 'call' | 'honour'>()
      .notNull(),
    scope: text('scope').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.scope] })],
);

/** What was granted (HOST-27): every printed field, and the live status the verification page shows. */
export const certificates = pgTable(
  'certificates',
  {
    id: key('id'),
    caseId: uuid('case_id').notNull().unique(),
    roundId: uuid('round_id').notNull(),
    certificateNumber: text('certificate_number').notNull().unique(),
    plaqueNumber: text('plaque_number').notNull().unique(),
    /** Unguessable, printed beside the QR code and in its address. */
    verificationCode: text('verification_code').notNull().unique(),
    printed: jsonb('printed').$type<Record<string, string>>().notNull(),
    status: text('status').$type<CertificateStatus>().notNull(),
    issuedAt: instant('issued_at').notNull(),
    certificateSha256: text('certificate_sha256'),
    plaqueSha256: text('plaque_sha256'),
  },
  (t) => [index('certificates_round').on(t.roundId)],
);
