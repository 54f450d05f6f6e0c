import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I5: a page is shown to anybody by the word of a second person, decided on that very version (STUDIO-26, STUDIO-15). */
export const pagesModerated = sqlCheck(
  'pagesModerated',
  'I5',
  () => sql`
    SELECT p.id AS at, p.state, p.version FROM page_versions p
    WHERE p.state IN ('published', 'returned') AND (p.judged_by IS NULL OR p.judged_by = p.saved_by
      OR NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = p.term_id AND d.kind = 'pageModeration' AND d.stage_round = p.version
          AND d.decision = p.state AND d.decider_id = p.judged_by AND d.content->>'contentHash' = p.content_hash))`,
);
