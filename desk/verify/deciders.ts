import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

const day = sql`(d.decided_at AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * I4: who decided held the post on that Beijing day, or another at the same body with the task handed over by name; an applicant
 * decides on their own part, a host signs for their studio, an expert stands in the round's pool.
 */
export const heldSeats = sqlCheck(
  'heldSeats',
  'I4',
  () => sql`
    SELECT d.id AS at, d.decider_role AS role FROM decisions d
    WHERE NOT EXISTS (
        SELECT 1 FROM post_holdings h JOIN posts p ON p.id = h.post_id
        WHERE h.person_id = d.decider_id AND p.org_id = d.org_id
          AND h.from_day <= ${day} AND (h.to_day IS NULL OR h.to_day >= ${day})
          AND (p.role = d.decider_role OR EXISTS (SELECT 1 FROM tasks t WHERE t.person_id = d.decider_id
                 AND t.org_id = d.org_id AND t.role = d.decider_role)))
      AND NOT (d.decider_role = 'applicant' AND EXISTS (
        SELECT 1 FROM cases c WHERE c.id = d.case_id AND c.applicant_id = d.decider_id))
      AND NOT (d.decider_role = 'applicant' AND EXISTS (
        SELECT 1 FROM terms t JOIN studios s ON s.id = t.studio_id WHERE s.host_id = d.decider_id
          AND (t.id = d.subject_id OR EXISTS (SELECT 1 FROM vetoes v WHERE v.id = d.subject_id AND v.term_id = t.id) OR EXISTS (SELECT 1 FROM assessments x WHERE x.id = d.subject_id AND x.term_id = t.id))))
      AND NOT (d.decider_role = 'expert' AND EXISTS (
        SELECT 1 FROM experts e WHERE e.person_id = d.decider_id AND e.round_id = d.subject_id))`,
);

/** I7: once a form was sent back, nobody decides in that round of the stage any more. */
export const returnsEndRounds = sqlCheck(
  'returnsEndRounds',
  'I7',
  () => sql`
    SELECT later.id AS at, later.stage, later.stage_round FROM decisions later
    JOIN decisions back ON back.case_id = later.case_id AND back.stage = later.stage
      AND back.stage_round = later.stage_round AND back.decision IN ('return', 'returned')
    WHERE later.decided_at > back.decided_at`,
);

/** I8: after the end of a case nothing is decided on it but vetoes, appeals, objections and the status of its papers. */
export const decisionsAfterEnd = sqlCheck(
  'decisionsAfterEnd',
  'I8',
  () => sql`
    SELECT d.id AS at, d.stage, c.state FROM decisions d JOIN cases c ON c.id = d.case_id
    WHERE c.ended_at < d.decided_at
      AND c.state IN ('declined', 'notForwarded', 'notSelected', 'approved', 'notApproved', 'endedWithRound', 'vetoed')
      AND d.stage NOT IN ('ethicsVeto', 'appeal', 'objection', 'departure')
      AND d.kind NOT IN ('certificateProposal', 'certificateStatus')`,
);
