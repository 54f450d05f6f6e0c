import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I5: goals change on a host's request, an opinion of the Institute and a decision of the section, three persons (STUDIO-16, STUDIO-O07);
 * what was granted is what was issued, and whoever decided is on record.
 */
export const goalsDecided = sqlCheck(
  'goalsDecided',
  'I5',
  () => sql`
    SELECT g.id AS at, g.state FROM goal_changes g
    LEFT JOIN papers p ON p.term_id = g.term_id AND p.kind = 'responsibilityLetter' AND p.version = g.letter_version
    WHERE (g.state IN ('granted', 'refused') AND (
        g.opinion IS NULL OR g.opinion_by IS NULL OR g.decided_by IS NULL
        OR g.requested_by IN (g.opinion_by, g.decided_by) OR g.opinion_by = g.decided_by
        OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = g.term_id AND d.kind = 'goalChange'
          AND d.stage_round = g.number AND d.decision = g.state AND d.decider_id = g.decided_by)))
      OR (g.state = 'granted') <> (g.letter_version IS NOT NULL)
      OR (g.letter_version IS NOT NULL AND p.tasks IS DISTINCT FROM g.tasks)`,
);
