import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I4: a round is run by the kind of body its level says, a studio stands at its round's level and bureau, and in a county's own matter nobody is
 * asked but the county's bodies (LOCAL-01).
 */
export const ownMatters = sqlCheck(
  'ownMatters',
  'I4',
  () => sql`
    SELECT r.id AS at, r.level AS what FROM rounds r JOIN organisations o ON o.id = r.bureau_id
    WHERE (r.level = 'county') <> (o.kind = 'countyAuthority')
    UNION ALL
    SELECT s.id, s.level FROM studios s JOIN cases c ON c.id = s.case_id JOIN rounds r ON r.id = c.round_id
    WHERE s.level <> r.level OR s.bureau_id <> r.bureau_id
    UNION ALL
    SELECT t.id, t.kind FROM tasks t JOIN organisations o ON o.id = t.org_id
    LEFT JOIN terms e ON e.id = t.term_id LEFT JOIN studios s ON s.id = e.studio_id
    LEFT JOIN rounds r ON r.id = t.round_id
    WHERE coalesce(s.level, r.level) = 'county'
      AND o.id <> coalesce(s.bureau_id, r.bureau_id) AND o.parent_id IS DISTINCT FROM coalesce(s.bureau_id, r.bureau_id)`,
);
