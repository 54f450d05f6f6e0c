import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { MemberBody } from '../../domain/studio/members/bodies.js';
import type { MemberState } from '../../domain/studio/members/states.js';
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
    /** What a removed one left. */
    priorState: text('prior_state').$type<MemberState>(),
    /** Why the host nominates, in the host's words. Sealed under the membership's own key. */
    grounds: text('grounds').$type<Sealed>().notNull(),
    nominatedBy: uuid('nominated_by').notNull(),
    nominatedAt: instant('nominated_at').notNull(),
    /** MEMBER-04: both days included; null until the agreement is sealed. */
    fromDay: day('from_day'),
    toDay: day('to_day'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('memberships_number').on(t.termId, t.number),
    // STUDIO-01: nobody is twice in one studio at a time
    uniqueIndex('memberships_person').on(t.termId, t.personId).where(sql`${t.endedAt} IS NULL`),
    index('memberships_of_person').on(t.personId),
  ],
);

/** What one of the competent bodies said on a nomination: a record. Its reason stands in the decision. */
export const memberOpinions = pgTable(
  'member_opinions',
  {
    id: key('id'),
    membershipId: uuid('membership_id').notNull(),
    body: text('body').$type<MemberBody>().notNull(),
    personId: uuid('person_id').notNull(),
    outcome: text('outcome').$type<'agreed' | 'refused'>().notNull(),
    decisionId: uuid('decision_id').notNull(),
    givenAt: instant('given_at').notNull(),
  },
  (t) => [
    uniqueIndex('member_opinions_body').on(t.membershipId, t.body),
    uniqueIndex('member_opinions_person').on(t.membershipId, t.personId),
  ],
);
