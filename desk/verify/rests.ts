import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I37: what rests does so only while its studio stands still, or was revoked and may be restored (STUDIO-O05, VETO-O05); a studio that stands still
 * has one suspension that lasts, and no other has; nothing was left without its dates by one that is over.
 */
export const hostsRest = sqlCheck(
  'hostsRest',
  'I37',
  () => sql`
    SELECT k.id AS at, k.kind AS what FROM tasks k JOIN terms t ON t.id = k.term_id
    WHERE k.state = 'suspended' AND t.state NOT IN ('suspended', 'revoked')
    UNION ALL
    SELECT k.id, k.kind FROM tasks k JOIN terms t ON t.id = k.term_id JOIN studios s ON s.id = t.studio_id
    WHERE t.state = 'suspended' AND k.state = 'open' AND k.person_id = s.host_id AND k.kind NOT LIKE 'finding%'
    UNION ALL
    SELECT t.id, t.state FROM terms t WHERE t.state = 'suspended'
      AND (SELECT count(*) FROM suspensions x WHERE x.term_id = t.id AND x.ended_at IS NULL) <> 1
    UNION ALL
    SELECT x.id, t.state FROM suspensions x JOIN terms t ON t.id = x.term_id
    WHERE x.ended_at IS NULL AND t.state NOT IN ('suspended', 'revoked')
    UNION ALL
    SELECT r.id, r.stage FROM stage_runs r JOIN suspensions x ON x.term_id = r.term_id
      AND x.ended_at IS NOT NULL AND x.resting @> jsonb_build_array(jsonb_build_object('runId', r.id))
    WHERE r.state = 'open' AND r.due IS NULL
      AND NOT EXISTS (SELECT 1 FROM suspensions y WHERE y.term_id = r.term_id AND y.ended_at IS NULL)`,
);
