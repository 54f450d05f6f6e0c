import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ProposalContent } from '../../domain/people-proposals.js';
import type { Language, OrganisationKind, Role } from '../../domain/vocabulary.js';
import { day, instant, key } from './columns.js';

/** Bodies of section 2: bureau, section, institute, counties, schools. `code` is what imports and operators use. */
export const organisations = pgTable('organisations', {
  id: key('id'),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull().default(''),
  kind: text('kind').$type<OrganisationKind>().notNull(),
  /** The county a county school lies in; the bureau for all others. */
  parentId: uuid('parent_id'),
});

/** Personal data of everyone who acts; nothing of this row ever leaves for Temporal, logs or URLs. */
export const people = pgTable('people', {
  id: key('id'),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  namePinyin: text('name_pinyin').notNull().default(''),
  email: text('email'),
  phone: text('phone'),
  language: text('language').$type<Language>().notNull().default('zh'),
  /** Who entered the address: whoever nominated it is asked when mail to it bounces. */
  nominatedByOrgId: uuid('nominated_by_org_id'),
  addressState: text('address_state').$type<'untested' | 'good' | 'bounced'>().notNull().default('untested'),
});

/** A role at one organisation. Tasks belong to posts; decisions belong to persons. */
export const posts = pgTable(
  'posts',
  {
    id: key('id'),
    orgId: uuid('org_id').notNull(),
    role: text('role').$type<Role>().notNull(),
  },
  (t) => [uniqueIndex('posts_org_role').on(t.orgId, t.role)],
);

/** Who holds a post from one Beijing day to another (inclusive; `toDay` null = until further notice). */
export const postHoldings = pgTable(
  'post_holdings',
  {
    id: key('id'),
    postId: uuid('post_id').notNull(),
    personId: uuid('person_id').notNull(),
    fromDay: day('from_day').notNull(),
    toDay: day('to_day'),
  },
  (t) => [index('post_holdings_person').on(t.personId), index('post_holdings_post').on(t.postId)],
);

/**
 * Who is to hold which post, whose letters are to go elsewhere, whose second factor is to be taken away, as one officer of the bureau
 * entered it: nothing holds before another one puts it in force (docs/decisions/0017). Ids, roles and days; addresses and a reason while
 * it waits (`keptOf`).
 */
export const peopleProposals = pgTable('post_proposals', {
  id: key('id'),
  bureauId: uuid('bureau_id').notNull(),
  content: jsonb('content').$type<ProposalContent>().notNull(),
  state: text('state').$type<'proposed' | 'inForce' | 'rejected'>().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
});

export const accounts = pgTable('accounts', {
  id: key('id'),
  personId: uuid('person_id').notNull().unique(),
  login: text('login').notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  totpSecret: text('totp_secret'),
  /** The last time step accepted: a code is good once. */
  totpLastStep: integer('totp_last_step'),
  recoveryHashes: jsonb('recovery_hashes').$type<string[]>().notNull().default([]),
  disabled: boolean('disabled').notNull().default(false),
});

/** An account at an identity provider (OIDC), by issuer and subject: never by its mail address, which may change hands. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: uuid('account_id').notNull(),
    boundAt: instant('bound_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), uniqueIndex('identities_account').on(t.accountId)],
);

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the cookie's value; the value itself is never stored. */
    hash: text('hash').primaryKey(),
    accountId: uuid('account_id').notNull(),
    secondFactorAt: instant('second_factor_at'),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_account').on(t.accountId)],
);

export const apiTokens = pgTable('api_tokens', {
  id: key('id'),
  accountId: uuid('account_id').notNull(),
  name: text('name').notNull(),
  hash: text('hash').notNull().unique(),
  /** `read` may only GET; `act` may also perform acts that are not strong. */
  scope: text('scope').$type<'read' | 'act'>().notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
});

/** An imported sheet given back with its errors: kept for its officer to fetch, and swept away (`desk/sweep`). */
export const returnedSheets = pgTable('returned_sheets', {
  /** The file's name in the blob store. */
  sha256: text('sha256').primaryKey(),
  /** Real time. */
  at: instant('at').notNull(),
});

/**
 * A file that a stranger's act may come to hold, put down here before its bytes are: what no act then holds is swept away with
 * them (`desk/sweep`), whatever refused it or cut it off.
 */
export const lentFiles = pgTable('lent_files', {
  /** The file's name in the blob store. */
  blob: text('blob').primaryKey(),
  /** Real time. */
  at: instant('at').notNull(),
});

/** Counted tries (`api/rate-limits.ts`), shared by all processes; keys are hashes. The library names the columns. */
export const rateLimitCounts = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
