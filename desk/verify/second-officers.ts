import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I5: what one officer proposed another put in force: posts, addresses, second factors, orders, calendar years, erasures; and what
 * was decided on people keeps no address (docs/decisions/0017).
 */
export const secondOfficers = sqlCheck(
  'secondOfficers',
  'I5',
  () => sql`
    SELECT id AS at, content->>'kind' AS what FROM post_proposals WHERE state = 'inForce' AND decided_by = proposed_by
      OR state = 'inForce' AND decided_by IS NULL
      OR state <> 'proposed' AND jsonb_path_exists(content, '$.addresses[*].email ? (@ != null)')
    UNION ALL
    SELECT id, 'order' FROM round_orders WHERE state = 'inForce' AND decided_by = proposed_by
    UNION ALL
    SELECT id, 'calendarYear' FROM calendar_years WHERE state = 'inForce' AND decided_by = proposed_by
    UNION ALL
    SELECT id, 'erasure' FROM erasures WHERE state = 'done' AND decided_by = proposed_by`,
);
