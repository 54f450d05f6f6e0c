import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Consequence } from '../../domain/studio/assessment/consequences.js';
import type { Grade } from '../../domain/studio/assessment/grade.js';
import type { Points } from '../../domain/studio/assessment/scheme.js';
import type { AssessmentKind, AssessmentState } from '../../domain/studio/assessment/states.js';
import type { CheckMethod } from '../../domain/studio/assessment/visit.js';
import type { Sealed } from '../sealed.js';
import { day, instant, key } from './columns.js';

/** One assessment of a term (ASSESS-02): where it stands, and what was published of it. Words are sealed under its own id. */
export const assessments = pgTable(
  'assessments',
  {
    id: key('id'),
    termId: uuid('term_id').notNull(),
    kind: text('kind').$type<AssessmentKind>().notNull(),
    /** Of the term, from 1. */
    year: integer('year').notNull(),
    /** The days assessed, both included. */
    fromDay: day('from_day').notNull(),
    toDay: day('to_day').notNull(),
    /** ASSESS-O06: the last day for the self-report. */
    reportDueOn: day('report_due_on').notNull(),
    state: text('state').$type<AssessmentState>().notNull(),
    startedAt: instant('started_at').notNull(),
    /** Exact, `num/den`; with the grade it reaches. Of the scores that were published. */
    score: text('score'),
    grade: text('grade').$type<Grade>(),
    /** The number of the sheet that was published. */
    sheetNumber: integer('sheet_number'),
    /** SHA-256 of the result as it was published. */
    resultHash: text('result_hash'),
    publishedAt: instant('published_at'),
    /** ASSESS-O07: the studio's one appeal. */
    appealText: text('appeal_text').$type<Sealed>(),
    appealedAt: instant('appealed_at'),
    finalAt: instant('final_at'),
    consequences: jsonb('consequences').$type<Consequence[]>().notNull().default([]),
    /** ASSESS-O03. */
    improvementPlan: text('improvement_plan').$type<Sealed>(),
    plannedAt: instant('planned_at'),
  },
  (t) => [uniqueIndex('assessments_once').on(t.termId, t.kind, t.year), index('assessments_state').on(t.state)],
);

/** One self-report, against one version of the letter (ASSESS-03): a record; one that was returned stays readable. */
export const selfReports = pgTable(
  'self_reports',
  {
    id: key('id'),
    assessmentId: uuid('assessment_id').notNull(),
    /** From 1, as the stage it was asked in. */
    number: integer('number').notNull(),
    letterVersion: integer('letter_version').notNull(),
    /** An answer to each task of the letter. */
    answers: text('answers').$type<Sealed>().notNull(),
    /** What no task counts (STUDIO-08, -09, -19, -27); null where nobody was asked for it yet. */
    besides: text('besides').$type<Sealed>(),
    contentHash: text('content_hash').notNull(),
    reportedBy: uuid('reported_by').notNull(),
    reportedAt: instant('reported_at').notNull(),
  },
  (t) => [uniqueIndex('self_reports_number').on(t.assessmentId, t.number)],
);

/** One sheet of the Institute (STUDIO-11), with the check it rests on: a record. */
export const assessmentSheets = pgTable(
  'assessment_sheets',
  {
    id: key('id'),
    assessmentId: uuid('assessment_id').notNull(),
    number: integer('number').notNull(),
    /** The self-report that was read. */
    reportHash: text('report_hash').notNull(),
    /** By indicator, decimal text (ASSESS-04…06). */
    points: jsonb('points').$type<Points>().notNull(),
    method: text('method').$type<CheckMethod>().notNull(),
    checkedOn: day('checked_on').notNull(),
    minutes: text('minutes').$type<Sealed>().notNull(),
    contentHash: text('content_hash').notNull(),
    scoredBy: uuid('scored_by').notNull(),
    scoredAt: instant('scored_at').notNull(),
  },
  (t) => [uniqueIndex('assessment_sheets_number').on(t.assessmentId, t.number)],
);
