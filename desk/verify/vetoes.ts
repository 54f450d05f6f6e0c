import { sql } from 'drizzle-orm';
import { moment, sqlCheck } from './sql-check.js';

/**
 * I5: of a finding against a host nobody does two parts: registers, decides, answers the appeal; and never the host (VETO-02, VETO-03). Whoever
 * decided closes no record of responsibility (VETO-04).
 */
export const findingsApart = sqlCheck(
  'findingsApart',
  'I5',
  () => sql`
    SELECT id AS at, kind FROM vetoes
    WHERE term_id IS NOT NULL AND (appeal_decided_by IN (registered_by, decided_by)
      OR person_id IN (registered_by, decided_by, appeal_decided_by))
    UNION ALL
    SELECT v.id, v.kind FROM vetoes v JOIN accountability_records a ON a.veto_id = v.id
    WHERE a.closed_by IN (v.decided_by, v.appeal_decided_by, v.person_id)`,
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

/**
 * I30: a performance veto in force bars until a day and is answered for by somebody (VETO-03, VETO-04); one that fell is not. What was closed was
 * closed by a decision, once no appeal could turn the veto (VETO-O05), and stays when the veto is lifted (VETO-O06).
 */
export const barsAnswered = sqlCheck(
  'barsAnswered',
  'I30',
  () => sql`
    SELECT v.id AS at, v.state FROM vetoes v LEFT JOIN accountability_records a ON a.veto_id = v.id
    WHERE v.kind = 'performance' AND CASE
      WHEN v.state = 'effective' THEN v.barred_until IS NULL OR a.id IS NULL OR a.state = 'void'
      WHEN v.state = 'overturned' THEN a.state IS DISTINCT FROM 'void'
      WHEN v.state = 'lifted' THEN a.id IS NULL OR a.state = 'open'
      ELSE a.id IS NOT NULL OR v.barred_until IS NOT NULL END
    UNION ALL
    SELECT a.id, a.state FROM accountability_records a
    WHERE NOT EXISTS (SELECT 1 FROM vetoes v WHERE v.id = a.veto_id AND v.kind = 'performance')
    UNION ALL
    SELECT a.id, a.outcome FROM accountability_records a JOIN vetoes v ON v.id = a.veto_id
    WHERE a.state = 'closed' AND (a.closed_at < CASE WHEN v.appealed_at IS NULL THEN v.appeal_until ELSE v.appeal_decided_at END
      OR (v.appealed_at IS NOT NULL AND v.appeal_decided_at IS NULL)
      OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = v.id AND d.kind = 'findingAccountability'
        AND d.decision = a.outcome AND d.decider_id = a.closed_by))`,
);

/** I37: of a term whose revocation is final nothing is asked any more but its plaque (STUDIO-O08) and its fund (FUND-O01). */
export const revokedAtRest = sqlCheck(
  'revokedAtRest',
  'I37',
  ({ now }) => sql`
    SELECT k.id AS at, k.kind FROM tasks k JOIN terms t ON t.id = k.term_id
    WHERE t.state = 'revoked' AND k.kind NOT LIKE 'finding%' AND k.kind NOT LIKE 'removalAppeal%' AND k.kind <> 'plaqueReturn'
      AND ((k.state = 'open' AND k.kind NOT IN ('fundAccount', 'fundSettlement', 'fundClosing')) OR (k.state = 'suspended' AND EXISTS (SELECT 1 FROM vetoes v
        WHERE v.term_id = t.id AND v.kind = 'ethics' AND v.state = 'effective'
          AND (CASE WHEN v.appealed_at IS NULL THEN v.appeal_until ELSE v.appeal_decided_at END) < ${moment(now)} - interval '1 day')))`,
);
