import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/**
 * I6: a further term of a studio begins the day after one that was applied for and renewed by a decision, and a renewed term is followed
 * by one (STUDIO-06, STUDIO-O02).
 */
export const termsFollow = sqlCheck(
  'termsFollow',
  'I6',
  () => sql`
    SELECT n.id AS at, n.number FROM terms n
    LEFT JOIN terms b ON b.studio_id = n.studio_id AND b.number = n.number - 1
    WHERE n.number > 1 AND (b.id IS NULL OR b.state <> 'renewed' OR n.from_day <> b.to_day + 1
      OR NOT EXISTS (SELECT 1 FROM renewals r WHERE r.term_id = b.id)
      OR NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = b.id AND d.kind = 'renewalDecision' AND d.decision = 'renewed'))
    UNION ALL
    SELECT t.id, t.number FROM terms t WHERE t.state = 'renewed'
      AND NOT EXISTS (SELECT 1 FROM terms n WHERE n.studio_id = t.studio_id AND n.number = t.number + 1)`,
);
