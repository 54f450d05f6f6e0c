import { sql } from 'drizzle-orm';
import { moment, sqlCheck } from './sql-check.js';

/** I27: an open task was announced to somebody, unless nobody who holds it has an address. */
export const taskLetters = sqlCheck(
  'taskLetters',
  'I27',
  ({ now }) => sql`
    SELECT t.id AS at, t.kind FROM tasks t
    WHERE t.state = 'open' AND t.opened_at < ${moment(now)} - interval '10 minutes'
      AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.event_id IN ('task:' || t.id, 'address:' || t.id))
      AND CASE
        WHEN t.person_id IS NOT NULL
        THEN EXISTS (SELECT 1 FROM people p WHERE p.id = t.person_id AND p.email IS NOT NULL)
        ELSE EXISTS (
          SELECT 1 FROM posts q JOIN post_holdings h ON h.post_id = q.id JOIN people p ON p.id = h.person_id
          WHERE q.org_id = t.org_id AND q.role = t.role AND p.email IS NOT NULL
            AND h.from_day <= (t.opened_at AT TIME ZONE 'Asia/Shanghai')::date
            AND (h.to_day IS NULL OR h.to_day >= (${moment(now)} AT TIME ZONE 'Asia/Shanghai')::date))
      END`,
);

/** I28: copies of a mail carry one Message-ID, and no other mail carries it. */
export const messageIds = sqlCheck(
  'messageIds',
  'I28',
  () => sql`SELECT message_id AS at, count(*)::int AS mails FROM mails GROUP BY message_id HAVING count(*) > 1`,
);
