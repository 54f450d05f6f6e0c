import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I11: the counter equals the cases that hold a place, and never passes the cap. A withdrawal that can be undone holds its place. */
export const quotaCounters = sqlCheck(
  'quotaCounters',
  'I11',
  () => sql`
    SELECT q.org_id AS at, q.used, q.cap, count(c.id)::int AS holding
    FROM county_quotas q
    LEFT JOIN cases c ON c.round_id = q.round_id AND c.county_id = q.org_id AND c.route = 'county' AND c.holds_place = 1
    GROUP BY q.round_id, q.org_id, q.used, q.cap
    HAVING q.used > q.cap OR q.used <> count(c.id)`,
);

/** I12: who is out holds no place; who stands on a county's list, or came further through it, holds one. */
export const quotaPlaces = sqlCheck(
  'quotaPlaces',
  'I12',
  () => sql`
    SELECT id AS at, state, holds_place FROM cases
    WHERE (holds_place = 1 AND state IN ('draft', 'declined', 'notForwarded', 'vetoed', 'notApproved', 'endedWithRound'))
       OR holds_place NOT IN (0, 1)
       OR (holds_place = 0 AND route = 'county' AND state IN
            ('countyNotice', 'submittedToCity', 'expertReview', 'projectJustification', 'cityNotice', 'finalDecision', 'approved'))`,
);
