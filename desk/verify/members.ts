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

/** I4: a member serves, and for days within the term, once both have signed the agreement, and not before (STUDIO-18, MEMBER-04). */
export const membersAgreed = sqlCheck(
  'membersAgreed',
  'I4',
  () => sql`
    SELECT m.id AS at, m.state FROM memberships m JOIN terms t ON t.id = m.term_id
    WHERE m.state IN ('serving', 'completed', 'notCompleted') AND (
      m.from_day IS NULL OR m.to_day IS NULL OR m.from_day < t.from_day OR m.to_day > t.to_day OR m.from_day > m.to_day
      OR NOT EXISTS (SELECT 1 FROM papers p
        WHERE p.membership_id = m.id AND p.kind = 'memberAgreement' AND p.sealed_at IS NOT NULL))
    UNION ALL
    SELECT m.id, m.state FROM memberships m
    WHERE m.state IN ('nominated', 'decided') AND EXISTS (SELECT 1 FROM papers p
      WHERE p.membership_id = m.id AND p.kind = 'memberAgreement' AND p.sealed_at IS NOT NULL)`,
);
