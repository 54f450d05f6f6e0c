import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I30: a studio stands where it moved last (STUDIO-14), with a transferred host by the new unit's own word (STUDIO-O05), and nothing is asked of
 * the unit it left.
 */
export const movesCarriedOut = sqlCheck(
  'movesCarriedOut',
  'I30',
  () => sql`
    WITH moved AS (SELECT DISTINCT ON (t.studio_id) m.*, t.studio_id FROM studio_moves m JOIN terms t ON t.id = m.term_id
      WHERE m.state = 'moved' ORDER BY t.studio_id, m.settled_at DESC)
    SELECT m.id AS at, m.ground AS what FROM moved m JOIN studios s ON s.id = m.studio_id WHERE s.unit_id <> m.to_unit_id
    UNION ALL
    SELECT m.id, m.ground FROM studio_moves m
    WHERE m.state = 'moved' AND m.ground = 'transfer' AND (m.answered_by IS NULL OR NOT EXISTS (SELECT 1 FROM decisions d
      WHERE d.subject_id = m.term_id AND d.kind = 'moveConsent' AND d.stage_round = m.number AND d.decision = 'consented'
        AND d.decider_id = m.answered_by AND d.org_id = m.to_unit_id))
    UNION ALL
    SELECT k.id, k.kind FROM tasks k JOIN moved m ON m.term_id = k.term_id
    WHERE k.org_id = m.from_unit_id AND k.role IN ('schoolLeader', 'schoolClerk') AND k.state IN ('open', 'suspended')
      AND k.kind <> 'moveConsent'`,
);
