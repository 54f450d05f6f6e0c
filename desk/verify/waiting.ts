import { sql } from 'drizzle-orm';
import { endWithTheRound } from '../../domain/transitions.js';
import { moment, sqlCheck } from './sql-check.js';

const underWay = sql.join(
  [...endWithTheRound, 'projectJustification', 'cityNotice', 'finalDecision'].map((state) => sql`${state}`),
  sql`, `,
);

/** What goes on after a round: the objector, the accused and the appellant are owed an answer; an address is nobody's round. */
const outlasting = sql`('objectionHandling', 'vetoResponse', 'vetoDecision', 'appealDecision', 'addressCorrection')`;

/** Of case `c`: it stands still, by an undecided ethics finding (VETO-O03) or an unsettled departure (HOST-O18). */
const rests = sql`(
  EXISTS (SELECT 1 FROM vetoes v WHERE v.case_id = c.id AND v.state IN ('registered', 'heard'))
  OR (SELECT count(*) FILTER (WHERE d.decision = 'reported') > count(*) FILTER (WHERE d.decision <> 'reported')
      FROM decisions d WHERE d.case_id = c.id AND d.stage = 'departure'))`;

/** I37: a round that is over has left nobody behind: no application under way, no task of it, no process that waits for it. */
export const nobodyLeftBehind = sqlCheck(
  'nobodyLeftBehind',
  'I37',
  ({ now }) => sql`
    WITH over AS (SELECT id, closed_at FROM rounds WHERE state = 'closed')
    SELECT c.id::text AS at, c.state AS what FROM cases c JOIN over ON over.id = c.round_id WHERE c.state IN (${underWay})
    UNION ALL
    SELECT t.id::text, t.kind FROM tasks t JOIN over ON over.id = t.round_id LEFT JOIN cases c ON c.id = t.case_id
    WHERE t.kind NOT IN ${outlasting} AND (t.state = 'open'
      OR (t.state = 'suspended' AND coalesce(c.state NOT IN ('withdrawn', 'vetoed'), true)))
    UNION ALL
    SELECT p.workflow_id, p.process FROM processes p JOIN over ON over.id::text = p.input->>'roundId'
    WHERE p.ended_at IS NULL AND over.closed_at < ${moment(now)} - interval '10 minutes'
      AND p.process IN ('hostSelectionRound', 'countyNomination')
    UNION ALL
    SELECT p.workflow_id, c.state FROM processes p JOIN cases c ON p.workflow_id = 'case-' || c.id
    WHERE p.ended_at IS NULL AND c.ended_at < ${moment(now)} - interval '10 minutes'
      AND c.state IN ('endedWithRound', 'approved', 'notSelected')`,
);

/** I37: a stage that waits for people asks somebody. Further parts of a bundle are asked for once there is somebody to send. */
export const stagesAsk = sqlCheck(
  'stagesAsk',
  'I37',
  () => sql`
    SELECT r.id AS at, r.stage, r.number FROM stage_runs r
    WHERE r.state = 'open' AND (r.stage IN ('schoolRecommendation', 'correction', 'nomination', 'panelFormation', 'scoring',
        'ranking', 'objectionHandling', 'vetoDecision', 'appealDecision', 'receipt', 'unitConfirmation',
        'letterDrafting', 'letterSigning', 'planFiling', 'goalOpinion', 'goalChange', 'memberDecision', 'agreementSigning', 'removalDecision', 'removalAppealDecision', 'memberFilling', 'memberWriting', 'memberCompletion', 'pageModeration', 'pageRenewal', 'workConfirmation', 'moveConsent', 'hostLossDecision', 'suspensionDecision',
        'fundApproval', 'fundSettlement', 'fundClosing', 'renewalDecision', 'plaqueReturn',
        'selfReport', 'yearScoring', 'resultConfirmation',
        'resultPublication', 'resultAppealDecision', 'improvementPlan',
        'findingDecision', 'findingAppealDecision', 'findingAccountability', 'honourReview', 'honourListing', 'honourDecision', 'strikeAppealDecision') OR (r.stage = 'bundle' AND r.number = 1))
      AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.stage_run_id = r.id AND t.state IN ('open', 'suspended'))`,
);

/** I37: whoever stands before the section or the city's decision is on somebody's desk once that stage has begun, unless the case rests. */
export const cityAsks = sqlCheck(
  'cityAsks',
  'I37',
  () => sql`
    WITH asks (state, stage, kinds) AS (VALUES
      ('projectJustification', 'justification', array['justifyProject', 'publishCityNotice']),
      ('finalDecision', 'decision', array['finalDecision']))
    SELECT c.id AS at, c.state FROM cases c JOIN asks ON asks.state = c.state
    WHERE NOT ${rests}
      AND EXISTS (SELECT 1 FROM stage_runs r WHERE r.subject_id = c.round_id AND r.stage = asks.stage)
      AND NOT EXISTS (SELECT 1 FROM tasks t
        WHERE t.round_id = c.round_id AND t.kind = ANY (asks.kinds) AND t.state IN ('open', 'suspended'))`,
);

/** I37: a task rests only while something keeps its case at rest that will end; else nothing would ever wake it. */
export const tasksRest = sqlCheck(
  'tasksRest',
  'I37',
  () => sql`
    SELECT t.id AS at, t.kind, c.state FROM tasks t JOIN cases c ON c.id = t.case_id
    WHERE t.state = 'suspended' AND NOT (c.state IN ('withdrawn', 'vetoed') AND EXISTS (
        SELECT 1 FROM processes p WHERE p.workflow_id = 'case-' || c.id AND p.ended_at IS NULL))
      AND NOT ${rests}`,
);

/** I37, STUDIO-12: a studio that lives by a sealed letter has both plans, or its host is asked for them; nobody is asked for what is there. */
export const plansAsked = sqlCheck(
  'plansAsked',
  'I37',
  () => sql`
    WITH asked AS (SELECT id, subject_id, stage FROM stage_runs WHERE stage = 'planFiling' AND state = 'open'),
      planned AS (SELECT term_id FROM plans GROUP BY term_id HAVING count(DISTINCT kind) = 2)
    SELECT t.id AS at, t.state FROM terms t
    WHERE t.state NOT IN ('termEnded', 'renewed', 'closed', 'revoked')
      AND EXISTS (SELECT 1 FROM papers p
        WHERE p.term_id = t.id AND p.kind = 'responsibilityLetter' AND p.sealed_at IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM planned p WHERE p.term_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM asked a WHERE a.subject_id = t.id)
    UNION ALL
    SELECT a.id, a.stage FROM asked a WHERE EXISTS (SELECT 1 FROM planned p WHERE p.term_id = a.subject_id)`,
);

/**
 * I37, STUDIO-15: work that nobody has judged is on the unit's desk while its studio lives, and the unit is asked of nothing else. Once
 * the term is decided on its process may be over before its last records are.
 */
export const workAsked = sqlCheck(
  'workAsked',
  'I37',
  () => sql`
    WITH asked AS (SELECT id, subject_id, number FROM stage_runs WHERE stage = 'workConfirmation' AND state = 'open')
    SELECT w.id AS at, w.number FROM works w JOIN terms t ON t.id = w.term_id
    WHERE w.state = 'recorded' AND t.state NOT IN ('renewed', 'closed', 'revoked')
      AND NOT EXISTS (SELECT 1 FROM asked a WHERE a.subject_id = w.term_id)
    UNION ALL
    SELECT a.id, a.number FROM asked a
    WHERE NOT EXISTS (SELECT 1 FROM works w WHERE w.term_id = a.subject_id AND w.state = 'recorded')`,
);
