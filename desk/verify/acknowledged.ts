import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I2, I10: what somebody was told was done stands in the audit chain, and every key that was taken has its answer. */
export const acknowledgedActs = sqlCheck(
  'acknowledgedActs',
  'I2',
  () => sql`
    SELECT i.key AS at, i.act FROM idempotency i
    WHERE i.answer IS NULL OR (i.answer->>'ok' = 'true' AND NOT EXISTS (
      SELECT 1 FROM audit a WHERE a.at = i.at AND a.outcome = 'done'
        AND (a.person_id::text = i.actor OR a.actor_kind <> 'person')))`,
);

/** I32: a decision and its audit row are of one transaction: the same person, the same instant. */
export const decisionsAudited = sqlCheck(
  'decisionsAudited',
  'I32',
  () => sql`
    SELECT d.id AS at, d.kind FROM decisions d
    WHERE NOT EXISTS (SELECT 1 FROM audit a
      WHERE a.person_id = d.decider_id AND a.at = d.decided_at AND a.outcome = 'done')`,
);
