import { sql } from 'drizzle-orm';
import { moment, sqlCheck } from './sql-check.js';

/** I5: of a finding against a host nobody does two parts: registers, decides, answers the appeal; and never the host (VETO-02, VETO-03). */
export const findingsApart = sqlCheck(
  'findingsApart',
  'I5',
  () => sql`
    SELECT id AS at, kind FROM vetoes
    WHERE term_id IS NOT NULL AND (appeal_decided_by IN (registered_by, decided_by)
      OR person_id IN (registered_by, decided_by, appeal_decided_by))`,
);

/**
 * I30: what an ethics veto on a studio says is so everywhere (VETO-02): while it is in force the term is revoked and its certificate void, and no
 * term is revoked without one. A performance veto takes no title (VETO-03).
 */
export const vetoesCarriedOut = sqlCheck(
  'vetoesCarriedOut',
  'I30',
  () => sql`
    SELECT v.id AS at, t.state FROM vetoes v JOIN terms t ON t.id = v.term_id JOIN studios s ON s.id = t.studio_id
    LEFT JOIN certificates x ON x.case_id = s.case_id
    WHERE v.kind = 'ethics' AND v.state = 'effective' AND (t.state <> 'revoked' OR x.status <> 'revoked')
    UNION ALL
    SELECT t.id, t.state FROM terms t
    WHERE t.state = 'revoked' AND NOT EXISTS (SELECT 1 FROM vetoes v
      WHERE v.term_id = t.id AND v.kind = 'ethics' AND v.state IN ('effective', 'lifted'))`,
);

/** I30: a performance veto in force bars until a day and is answered for by somebody (VETO-03, VETO-04); one that fell is not. */
export const barsAnswered = sqlCheck(
  'barsAnswered',
  'I30',
  () => sql`
    SELECT v.id AS at, v.state FROM vetoes v LEFT JOIN accountability_records a ON a.veto_id = v.id
    WHERE v.kind = 'performance' AND CASE
      WHEN v.state = 'effective' THEN v.barred_until IS NULL OR a.id IS NULL OR a.state = 'void'
      WHEN v.state IN ('overturned', 'lifted') THEN a.state IS DISTINCT FROM 'void'
      ELSE a.id IS NOT NULL OR v.barred_until IS NOT NULL END
    UNION ALL
    SELECT a.id, a.state FROM accountability_records a
    WHERE NOT EXISTS (SELECT 1 FROM vetoes v WHERE v.id = a.veto_id AND v.kind = 'performance')`,
);

/** I37: of a term whose revocation is final nothing is asked any more but its plaque (STUDIO-O08) and its fund's years (FUND-O01). */
export const revokedAtRest = sqlCheck(
  'revokedAtRest',
  'I37',
  ({ now }) => sql`
    SELECT k.id AS at, k.kind FROM tasks k JOIN terms t ON t.id = k.term_id
    WHERE t.state = 'revoked' AND k.kind NOT LIKE 'finding%' AND k.kind <> 'plaqueReturn'
      AND ((k.state = 'open' AND k.kind <> 'fundClosing') OR (k.state = 'suspended' AND EXISTS (SELECT 1 FROM vetoes v
        WHERE v.term_id = t.id AND v.kind = 'ethics' AND v.state = 'effective'
          AND (CASE WHEN v.appealed_at IS NULL THEN v.appeal_until ELSE v.appeal_decided_at END) < ${moment(now)} - interval '1 day')))`,
);
