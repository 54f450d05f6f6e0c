import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../database.js';
import { assessmentSheets, assessments, decisions, stageRuns, terms } from '../schema/all.js';

/** The assessments of a term in their order, each with the published sheet and the last moment for an appeal. */
export const assessmentsOfTerm = (db: Db, termId: string) =>
  db
    .select({ assessment: assessments, points: assessmentSheets.points, appealUntil: stageRuns.due })
    .from(assessments)
    .leftJoin(
      assessmentSheets,
      and(eq(assessmentSheets.assessmentId, assessments.id), eq(assessmentSheets.number, assessments.sheetNumber)),
    )
    .leftJoin(
      stageRuns,
      and(
        eq(stageRuns.subjectKind, 'assessment'),
        eq(stageRuns.subjectId, assessments.id),
        eq(stageRuns.stage, 'resultAppealWindow'),
        eq(stageRuns.number, 1),
      ),
    )
    .where(eq(assessments.termId, termId))
    .orderBy(asc(assessments.year), asc(assessments.kind));

/** Which term of a studio an assessment is of; null where it is of none. */
export async function termOfAssessment(db: Db, studioId: string, assessmentId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: terms.id })
    .from(assessments)
    .innerJoin(terms, eq(terms.id, assessments.termId))
    .where(and(eq(assessments.id, assessmentId), eq(terms.studioId, studioId)));
  return row?.id ?? null;
}

/** What was said on an assessment and with which reason, in order: returns, and the answer to an appeal. */
export const assessmentReasons = (db: Db, assessmentId: string) =>
  db
    .select({ kind: decisions.kind, decision: decisions.decision, reason: decisions.reason, at: decisions.decidedAt })
    .from(decisions)
    .where(and(eq(decisions.subjectId, assessmentId), sql`${decisions.reason} <> ''`))
    .orderBy(asc(decisions.decidedAt), asc(decisions.id));
