import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { MemberBody } from '../../domain/studio/members/bodies.js';
import type { LeavingReason } from '../../domain/studio/members/leaving.js';
import type { RemovalState } from '../../domain/studio/members/removal.js';
import type { MemberState } from '../../domain/studio/members/states.js';
import type { WritingKind, WritingState } from '../../domain/studio/members/writings.js';
import type { VetoGround } from '../../domain/veto.js';
import type { SchoolType } from '../../domain/vocabulary.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** One membership of one term (MEMBER-01…04): whom the host nominated, by which way it is decided, where it stands. */
export const memberships = pgTable(
  'memberships',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term; also the number of its stages' runs. */
    number: integer('number').notNull(),
    personId: uuid('person_id').notNull(),
    /** The nominee's school on the day of the nomination. */
    schoolId: uuid('school_id').notNull(),
    /** Which way it is decided: the kind of the host's unit on that day (MEMBER-01, MEMBER-02, MEMBER-O01). */
    way: text('way').$type<SchoolType>().notNull(),
    state: text('state').$type<MemberState>().notNull(),
    /** What one left that went before its time. */
    priorState: text('prior_state').$type<MemberState>(),
    /** Why the host nominates, in the host's words. Sealed under the membership's own key. */
    grounds: text('grounds').$type<Sealed>().notNull(),
    nominatedBy: uuid('nominated_by').notNull(),
    nominatedAt: instant('nominated_at').notNull(),
    /** MEMBER-04: both days included; null until the agreement is sealed. */
    fromDay: day('from_day'),
    toDay: day('to_day'),
    /** MEMBER-O04: the last day somebody stated, of what kind the reason is, and the reason itself, sealed under the membership's own key. */
    leavesOn: day('leaves_on'),
    leavingReason: text('leaving_reason').$type<LeavingReason>(),
    leavingWords: text('leaving_words').$type<Sealed>(),
    leavingStatedBy: uuid('leaving_stated_by'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('memberships_number').on(t.termId, t.number),
    // STUDIO-01: nobody is twice in one studio at a time
    uniqueIndex('memberships_person').on(t.termId, t.personId).where(sql`${t.endedAt} IS NULL`),
    index('memberships_of_person').on(t.personId),
  ],
);

/** Whose word it is and what it says; why stands in the decision. */
const opinion = () => ({
  body: text('body').$type<MemberBody>().notNull(),
  personId: uuid('person_id').notNull(),
  outcome: text('outcome').$type<'agreed' | 'refused'>().notNull(),
  decisionId: uuid('decision_id').notNull(),
  givenAt: instant('given_at').notNull(),
});

/** What one of the competent bodies said on a nomination: a record. Its reason stands in the decision. */
export const memberOpinions = pgTable(
  'member_opinions',
  {
    id: key('id'),
    membershipId: uuid('membership_id').notNull(),
    ...opinion(),
  },
  (t) => [
    uniqueIndex('member_opinions_body').on(t.membershipId, t.body),
    uniqueIndex('member_opinions_person').on(t.membershipId, t.personId),
  ],
);

/** A finding of ethics against a member, and what became of it (MEMBER-O03). Words are sealed under the membership's own key. */
export const memberRemovals = pgTable(
  'member_removals',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term; also the number of its stages' runs. */
    number: integer('number').notNull(),
    membershipId: uuid('membership_id').notNull(),
    ground: text('ground').$type<VetoGround>().notNull(),
    facts: text('facts').$type<Sealed>().notNull(),
    /** Numbers of what proves it. */
    evidence: jsonb('evidence').$type<readonly string[]>().notNull(),
    decisionReference: text('decision_reference').notNull(),
    registeredBy: uuid('registered_by').notNull(),
    orgId: uuid('org_id').notNull(),
    registeredAt: instant('registered_at').notNull(),
    hearingUntil: instant('hearing_until').notNull(),
    /** What the member said; null while, and where, nothing was. */
    statement: text('statement').$type<Sealed>(),
    heardAt: instant('heard_at'),
    state: text('state').$type<RemovalState>().notNull(),
    decidedAt: instant('decided_at'),
    /** VETO-O05: until when the member may appeal, what was said, and who answered; null before, and where nobody was removed. */
    appealUntil: instant('appeal_until'),
    appealText: text('appeal_text').$type<Sealed>(),
    appealedAt: instant('appealed_at'),
    appealDecidedBy: uuid('appeal_decided_by'),
    appealDecidedAt: instant('appeal_decided_at'),
    /** What the membership had before it, to go back to: its last day, and a leaving that had been stated. */
    priorToDay: day('prior_to_day'),
    priorLeavesOn: day('prior_leaves_on'),
    priorLeavingReason: text('prior_leaving_reason').$type<LeavingReason>(),
  },
  (t) => [
    uniqueIndex('member_removals_number').on(t.termId, t.number),
    uniqueIndex('member_removals_undecided').on(t.membershipId).where(sql`${t.state} IN ('registered', 'heard')`),
  ],
);

/** What host or a competent body said on a removal: a record. Its reason stands in the decision. */
export const removalOpinions = pgTable(
  'removal_opinions',
  {
    id: key('id'),
    removalId: uuid('removal_id').notNull(),
    ...opinion(),
  },
  (t) => [
    uniqueIndex('removal_opinions_body').on(t.removalId, t.body),
    uniqueIndex('removal_opinions_person').on(t.removalId, t.personId),
  ],
);

/** One version of what a member hands in and the host answers (STUDIO-21, MEMBER-06); words are sealed under the membership's own key. */
export const memberWritings = pgTable(
  'member_writings',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    /** From 1 within the term; also the number of its stage's run. */
    number: integer('number').notNull(),
    membershipId: uuid('membership_id').notNull(),
    kind: text('kind').$type<WritingKind>().notNull(),
    /** From 1 within the membership and kind; of a summary, within its period. */
    version: integer('version').notNull(),
    /** Of a summary: the last day of its period. */
    dueOn: day('due_on'),
    state: text('state').$type<WritingState>().notNull(),
    askedAt: instant('asked_at').notNull(),
    /** By its sections; null before it is handed in. */
    words: text('words').$type<Sealed>(),
    contentHash: text('content_hash'),
    handedInAt: instant('handed_in_at'),
    /** What the host said to it. */
    answer: text('answer').$type<Sealed>(),
    answeredBy: uuid('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    uniqueIndex('member_writings_number').on(t.termId, t.number),
    uniqueIndex('member_writings_open')
      .on(t.membershipId, t.kind)
      .where(sql`${t.kind} = 'growthPlan' AND ${t.state} IN ('asked', 'handedIn')`),
    uniqueIndex('member_writings_period').on(t.membershipId, t.dueOn),
  ],
);
