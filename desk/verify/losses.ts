import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I5: whoever reports that a studio has lost its host does not decide it, nor does the host (STUDIO-O04). */
export const lossesApart = sqlCheck(
  'lossesApart',
  'I5',
  () => sql`
    SELECT l.id AS at, l.state FROM host_losses l JOIN terms t ON t.id = l.term_id JOIN studios s ON s.id = t.studio_id
    WHERE (l.state <> 'reported' AND (l.decided_by IS NULL OR l.decided_by IN (l.reported_by, s.host_id)
      OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = l.term_id AND d.kind = 'hostLossDecision'
        AND d.stage_round = l.number AND d.decision = l.state AND d.decider_id = l.decided_by)))
      OR (l.state = 'reported' AND l.decided_by IS NOT NULL)`,
);

/**
 * I30: what the loss of a host means is so everywhere (STUDIO-03, STUDIO-O04): its term is closed, its certificate void, nothing of it is asked
 * any more but the plaque, its fund and what a finding asks; and no term is closed by nobody.
 */
export const lossesCarriedOut = sqlCheck(
  'lossesCarriedOut',
  'I30',
  () => sql`
    WITH lost AS (SELECT t.id, t.state, s.case_id FROM host_losses l JOIN terms t ON t.id = l.term_id
      JOIN studios s ON s.id = t.studio_id WHERE l.state = 'lost')
    SELECT lost.id AS at, lost.state AS what FROM lost LEFT JOIN certificates x ON x.case_id = lost.case_id
    WHERE lost.state <> 'closed' OR x.status NOT IN ('ended', 'revoked')
    UNION ALL
    SELECT k.id, k.kind FROM tasks k JOIN lost ON lost.id = k.term_id
    WHERE k.state IN ('open', 'suspended') AND k.kind NOT IN ('plaqueReturn', 'fundAccount', 'fundSettlement', 'fundClosing') AND k.kind NOT LIKE 'finding%' AND k.kind NOT LIKE 'removalAppeal%'
    UNION ALL
    SELECT t.id, t.state FROM terms t WHERE t.state = 'closed'
      AND NOT EXISTS (SELECT 1 FROM lost WHERE lost.id = t.id)
      AND NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = t.id AND d.kind IN ('renewalDecision', 'suspensionDecision') AND d.decision = 'closed')`,
);
