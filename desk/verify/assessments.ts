import { and, eq, sql } from 'drizzle-orm';
import { assessmentSheets, assessments, terms } from '../../db/schema/all.js';
import { parseFraction } from '../../domain/panel/decimal.js';
import type { YearResult } from '../../domain/studio/assessment/cycle.js';
import { refusePoints } from '../../domain/studio/assessment/scheme.js';
import { assessmentActs, keptApart } from '../../domain/studio/assessment/separation.js';
import { storedStudioParameters } from '../../policy/studio/stored.js';
import { stageOfAct } from '../studio/assessment/actors.js';
import { resultOf, sheetHash } from '../studio/assessment/result.js';
import type { Breach, Check, Verifying } from './check.js';
import { sqlCheck } from './sql-check.js';

/**
 * I16: a sheet says what its hash says, within the edition's maxima (ASSESS-04…06), and what was published is what comes of it when the
 * sum is done again (ASSESS-O01), that of a cycle with the results of its years (ASSESS-O02).
 */
export const assessmentsRecomputed: Check = {
  name: 'assessmentsRecomputed',
  run: async ({ tx }: Verifying) => {
    const sheets = await tx
      .select({ sheet: assessmentSheets, parameters: terms.parameters })
      .from(assessmentSheets)
      .innerJoin(assessments, eq(assessments.id, assessmentSheets.assessmentId))
      .innerJoin(terms, eq(terms.id, assessments.termId));
    const wrong = sheets.flatMap(({ sheet, parameters }): readonly Breach[] => {
      const isSound = refusePoints(sheet.points, storedStudioParameters(parameters).scheme) === null;
      const fault = sheetHash(sheet) !== sheet.contentHash ? 'hash' : isSound ? null : 'points';
      return fault ? [{ invariant: 'I16', at: sheet.id, facts: { fault } }] : [];
    });
    const published = await tx
      .select({ assessment: assessments, sheet: assessmentSheets, parameters: terms.parameters })
      .from(assessments)
      .innerJoin(terms, eq(terms.id, assessments.termId))
      .leftJoin(
        assessmentSheets,
        and(eq(assessmentSheets.assessmentId, assessments.id), eq(assessmentSheets.number, assessments.sheetNumber)),
      )
      .where(sql`${assessments.publishedAt} IS NOT NULL`);
    const annual = await tx
      .select({
        termId: assessments.termId,
        year: assessments.year,
        state: assessments.state,
        score: assessments.score,
      })
      .from(assessments)
      .where(sql`${assessments.kind} = 'annual'`);
    const yearsIn = new Map<string, YearResult[]>();
    for (const { termId, score, ...row } of annual) {
      const year = { ...row, score: parseFraction(score ?? '') };
      yearsIn.set(termId, [...(yearsIn.get(termId) ?? []), year]);
    }
    const other = published.flatMap(({ assessment, sheet, parameters }): readonly Breach[] => {
      const years = yearsIn.get(assessment.termId) ?? [];
      const again = sheet && resultOf(assessment, sheet, years, storedStudioParameters(parameters));
      const { score, grade, resultHash } = assessment;
      const same = again && again.score === score && again.grade === grade && again.resultHash === resultHash;
      return same ? [] : [{ invariant: 'I16', at: assessment.id, facts: { fault: 'result' } }];
    });
    return [...wrong, ...other];
  },
};

const apart = sql.join(
  keptApart.flatMap(([one, other]) => [
    sql`(a.kind = ${stageOfAct[one]} AND b.kind = ${stageOfAct[other]})`,
    sql`(a.kind = ${stageOfAct[other]} AND b.kind = ${stageOfAct[one]})`,
  ]),
  sql` OR `,
);
const kinds = sql.join(
  assessmentActs.map((act) => sql`${stageOfAct[act]}`),
  sql`, `,
);

/** I5: 管办分离 — nobody scored, confirmed or published the same assessment twice over (STUDIO-10, STUDIO-11), or assessed the own studio. */
export const assessorsApart = sqlCheck(
  'assessorsApart',
  'I5',
  () => sql`
    SELECT x.id AS at, a.kind FROM assessments x
    JOIN decisions a ON a.subject_id = x.id JOIN decisions b ON b.subject_id = x.id AND b.decider_id = a.decider_id
    WHERE ${apart}
    UNION ALL
    SELECT x.id, d.kind FROM assessments x JOIN terms t ON t.id = x.term_id JOIN studios s ON s.id = t.studio_id
    JOIN decisions d ON d.subject_id = x.id AND d.decider_id = s.host_id
    WHERE d.kind IN (${kinds})`,
);

/** I6: what is published was scored, confirmed and published by somebody, and what is final was published (ASSESS-07). */
export const publishedInOrder = sqlCheck(
  'publishedInOrder',
  'I6',
  () => sql`
    SELECT x.id AS at, x.state FROM assessments x
    WHERE (x.state IN ('published', 'underAppeal', 'final')) AND (
      SELECT count(DISTINCT d.kind) FROM decisions d WHERE d.subject_id = x.id
        AND (d.kind, d.decision) IN (('selfReport', 'reported'), ('yearScoring', 'scored'), ('resultConfirmation', 'confirmed'),
          ('resultPublication', 'published'))) < 4`,
);
