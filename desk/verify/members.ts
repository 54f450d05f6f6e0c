import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I4: whoever was decided on as a member was agreed to by every body of the way, and one that a body refused was returned (MEMBER-01, MEMBER-02). */
export const membersDecided = sqlCheck(
  'membersDecided',
  'I4',
  () => sql`
    SELECT m.id AS at, m.state, body.value AS body FROM memberships m JOIN terms t ON t.id = m.term_id,
      jsonb_array_elements_text(t.parameters->'memberBodies'->m.way) AS body(value)
    WHERE m.state IN ('decided', 'serving', 'completed', 'notCompleted')
      AND NOT EXISTS (SELECT 1 FROM member_opinions o
        WHERE o.membership_id = m.id AND o.body = body.value AND o.outcome = 'agreed')
    UNION ALL
    SELECT m.id, m.state, o.body FROM memberships m JOIN member_opinions o ON o.membership_id = m.id
    WHERE o.outcome = 'refused' AND m.state <> 'returned'`,
);
