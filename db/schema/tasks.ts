import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { SubjectKind } from '../../domain/news.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import { instant, key } from './columns.js';

/** One opening of one stage of a subject, in a round of selection, a term of a studio or a call for commendations, with its dates and how far its ladder has been climbed. */
export const stageRuns = pgTable(
  'stage_runs',
  {
    id: key('id'),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    stage: text('stage').notNull(),
    number: integer('number').notNull(),
    roundId: uuid('round_id'),
    termId: uuid('term_id'),
    callId: uuid('call_id'),
    state: text('state').$type<'open' | 'settled' | 'void'>().notNull(),
    outcome: text('outcome'),
    openedAt: instant('opened_at').notNull(),
    due: instant('due'),
    grace: instant('grace'),
    hard: instant('hard'),
    calendarVersion: text('calendar_version').notNull(),
    provisional: boolean('provisional').notNull().default(false),
    rungsDone: jsonb('rungs_done').$type<string[]>().notNull().default([]),
    settledAt: instant('settled_at'),
  },
  (t) => [
    uniqueIndex('stage_runs_once').on(t.subjectKind, t.subjectId, t.stage, t.number),
    index('stage_runs_round').on(t.roundId, t.state),
    index('stage_runs_term').on(t.termId, t.state),
    check('stage_runs_frame', sql`num_nonnulls(${t.roundId}, ${t.termId}, ${t.callId}) = 1`),
  ],
);

/** Something a post (or, where the rule names one, a person) is asked to do. */
export const tasks = pgTable(
  'tasks',
  {
    id: key('id'),
    stageRunId: uuid('stage_run_id').notNull(),
    kind: text('kind').$type<TaskKind>().notNull(),
    roundId: uuid('round_id'),
    termId: uuid('term_id'),
    callId: uuid('call_id'),
    caseId: uuid('case_id'),
    subjectId: uuid('subject_id').notNull(),
    orgId: uuid('org_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Set for personal tasks only: the applicant's correction, an expert's sheet. */
    personId: uuid('person_id'),
    /** From 1; the same asked of the same person again within one run is a further task (HOST-O14: late candidates). */
    turn: integer('turn').notNull().default(1),
    state: text('state').$type<'open' | 'suspended' | 'done' | 'cancelled'>().notNull(),
    outcome: text('outcome'),
    /** The decision needs a signed-in session with a second factor; its link leads there. */
    strong: boolean('strong').notNull().default(false),
    /** The superior's post that shares the task after escalation (inform → co-own → replace). */
    coOwnerOrgId: uuid('co_owner_org_id'),
    coOwnerRole: text('co_owner_role').$type<Role>(),
    openedAt: instant('opened_at').notNull(),
    due: instant('due'),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
  },
  (t) => [
    unique('tasks_once').on(t.stageRunId, t.kind, t.orgId, t.role, t.personId, t.caseId, t.turn).nullsNotDistinct(),
    index('tasks_holder').on(t.orgId, t.role, t.state),
    index('tasks_person').on(t.personId, t.state),
    index('tasks_case').on(t.caseId),
    check('tasks_frame', sql`num_nonnulls(${t.roundId}, ${t.termId}, ${t.callId}) = 1`),
  ],
);

/**
 * A link in a mail: `/t/<id>#<secret>`. The secret is HMAC(key, id), so a resend is the same link and the database
 * holds only its SHA-256. It belongs to one task (or one invitation) and one person, and dies with either.
 */
export const links = pgTable(
  'links',
  {
    id: text('id').primaryKey(),
    secretHash: text('secret_hash').notNull(),
    codeHash: text('code_hash').notNull(),
    taskId: uuid('task_id'),
    invitationId: uuid('invitation_id'),
    objectionId: uuid('objection_id'),
    /** An account whose password is to be set: an invitation, or a forgotten password. */
    accountId: uuid('account_id'),
    personId: uuid('person_id'),
    state: text('state').$type<'live' | 'used' | 'superseded' | 'revoked'>().notNull(),
    createdAt: instant('created_at').notNull(),
    /** Hearing invitations and confirmations end by date; task links live as long as their task. */
    expiresAt: instant('expires_at'),
    usedAt: instant('used_at'),
  },
  (t) => [index('links_task').on(t.taskId), index('links_invitation').on(t.invitationId)],
);

/** A browser that traded a link's secret: good for that one task only. */
export const linkSessions = pgTable('link_sessions', {
  hash: text('hash').primaryKey(),
  linkId: text('link_id').notNull(),
  /** Bound into the page; a decision must send it back. */
  nonce: text('nonce').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});
