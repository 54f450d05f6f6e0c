import { sql } from 'drizzle-orm';
import { stages } from '../../domain/vocabulary.js';
import { sqlCheck } from './sql-check.js';

const order = sql.join(
  stages.map((stage, at) => sql`(${stage}::text, ${at}::int)`),
  sql`, `,
);

/** I1: one effective decision per seat. The unique key says so; this looks whether it still does. */
export const oneDecisionPerSeat = sqlCheck(
  'oneDecisionPerSeat',
  'I1',
  () =>
    sql`SELECT min(id::text) AS at, seat, count(*)::int AS decisions FROM decisions GROUP BY seat HAVING count(*) > 1`,
);

/** I5: nobody decides on their own application; a veto, an appeal and its decision are different persons'. */
export const ownCase = sqlCheck(
  'ownCase',
  'I5',
  () => sql`
    SELECT d.id AS at, d.kind FROM decisions d JOIN cases c ON c.id = d.case_id
    WHERE d.decider_id = c.applicant_id AND d.kind <> 'vetoResponse' AND d.decider_role <> 'applicant'
    UNION ALL
    SELECT id, 'vetoDecision' FROM vetoes WHERE decided_by = registered_by
    UNION ALL
    SELECT a.id, 'appealDecision' FROM appeals a JOIN vetoes v ON v.id = a.subject_id
    WHERE a.against = 'ethicsVeto' AND a.decided_by IN (v.registered_by, v.decided_by)`,
);

/** I6: nothing of a later stage was decided before the last word of the stage before, within one round of the case. */
export const stageOrder = sqlCheck(
  'stageOrder',
  'I6',
  () => sql`
    WITH position (stage, place) AS (VALUES ${order}),
    reopened AS (
      SELECT case_id FROM decisions
      WHERE (stage = 'appeal' AND decision = 'upheld') OR decision IN ('return', 'returned') AND case_id IS NOT NULL
    )
    SELECT later.id AS at, later.stage, earlier.stage AS before
    FROM decisions later
    JOIN position lp ON lp.stage = later.stage
    JOIN decisions earlier ON earlier.case_id = later.case_id AND earlier.stage_round = later.stage_round
    JOIN position ep ON ep.stage = earlier.stage
    WHERE ep.place < lp.place AND earlier.decided_at > later.decided_at
      AND later.case_id NOT IN (SELECT case_id FROM reopened WHERE case_id IS NOT NULL)`,
);

/** I7: whoever sends a form back says why. */
export const returnsHaveReasons = sqlCheck(
  'returnsHaveReasons',
  'I7',
  () => sql`SELECT id AS at, stage FROM decisions WHERE decision IN ('return', 'returned') AND btrim(reason) = ''`,
);

/** I9: a decision names a version of the form that was really submitted. */
export const formHashes = sqlCheck(
  'formHashes',
  'I9',
  () => sql`
    SELECT d.id AS at, d.stage FROM decisions d
    WHERE d.case_id IS NOT NULL AND d.form_hash IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM form_versions f WHERE f.case_id = d.case_id AND f.hash = d.form_hash)
    UNION ALL
    SELECT c.id, c.state FROM cases c
    WHERE c.form_version > 0
      AND NOT EXISTS (SELECT 1 FROM form_versions f
                      WHERE f.case_id = c.id AND f.number = c.form_version AND f.hash = c.form_hash)`,
);
