import { sql } from 'drizzle-orm';
import { sqlCheck } from './sql-check.js';

/** I4: whoever was decided on as a member was agreed to by every body of the way, and one that a body refused was returned (MEMBER-01, MEMBER-02). */
export const membersDecided = sqlCheck(
  'membersDecided',
  'I4',
  () => sql`
    SELECT m.id AS at, m.state, body.value AS body FROM memberships m JOIN terms t ON t.id = m.term_id,
      jsonb_array_elements_text(t.parameters->'memberBodies'->m.way) AS body(value)
    WHERE m.state IN ('decided', 'serving', 'completed', 'notCompleted')
      AND NOT EXISTS (SELECT 1 FROM member_opinions o
        WHERE o.membership_id = m.id AND o.body = body.value AND o.outcome = 'agreed')
    UNION ALL
    SELECT m.id, m.state, o.body FROM memberships m JOIN member_opinions o ON o.membership_id = m.id
    WHERE o.outcome = 'refused' AND m.state <> 'returned'`,
);

/** I4: a member serves, and for days within the term, once both have signed the agreement, and not before (STUDIO-18, MEMBER-04). */
export const membersAgreed = sqlCheck(
  'membersAgreed',
  'I4',
  () => sql`
    SELECT m.id AS at, m.state FROM memberships m JOIN terms t ON t.id = m.term_id
    WHERE m.state IN ('serving', 'completed', 'notCompleted') AND (
      m.from_day IS NULL OR m.to_day IS NULL OR m.from_day < t.from_day OR m.to_day > t.to_day OR m.from_day > m.to_day
      OR NOT EXISTS (SELECT 1 FROM papers p
        WHERE p.membership_id = m.id AND p.kind = 'memberAgreement' AND p.sealed_at IS NOT NULL))
    UNION ALL
    SELECT m.id, m.state FROM memberships m
    WHERE m.state IN ('nominated', 'decided') AND EXISTS (SELECT 1 FROM papers p
      WHERE p.membership_id = m.id AND p.kind = 'memberAgreement' AND p.sealed_at IS NOT NULL)`,
);

/**
 * I37: a membership that ended before its time says when and why, and is asked for nothing any more (MEMBER-O04, MEMBER-O03); an agreement was
 * declined by the member alone, who never served (STUDIO-18).
 */
export const membersEnded = sqlCheck(
  'membersEnded',
  'I37',
  () => sql`
    SELECT m.id AS at, m.state FROM memberships m
    WHERE (m.state IN ('left', 'removed')) AND (m.ended_at IS NULL OR m.prior_state IS NULL
      OR m.leaves_on IS NULL OR m.leaving_reason IS NULL OR m.to_day > m.leaves_on)
    UNION ALL
    SELECT m.id, m.state FROM memberships m WHERE m.leaving_reason = 'agreementDeclined' AND (m.from_day IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = m.term_id AND d.kind = 'agreementDeclined'
        AND d.content->>'member' = m.number::text AND d.decider_id = m.person_id))
    UNION ALL
    SELECT m.id, m.state FROM memberships m JOIN stage_runs r ON r.term_id = m.term_id AND r.number = m.number
      JOIN tasks t ON t.stage_run_id = r.id
    WHERE m.ended_at IS NOT NULL AND r.stage IN ('memberDecision', 'agreementSigning', 'memberCompletion') AND t.state IN ('open', 'suspended')`,
);

/** I4: whoever was removed on an ethics problem was heard, or had the time for it, and host and every body of the way agreed (MEMBER-O03, VETO-01). */
export const removalsDecided = sqlCheck(
  'removalsDecided',
  'I4',
  () => sql`
    SELECT m.id AS at, m.state FROM memberships m
    WHERE (m.state = 'removed') <> EXISTS (SELECT 1 FROM member_removals r WHERE r.membership_id = m.id AND r.state = 'removed')
    UNION ALL
    SELECT r.id, body.value FROM member_removals r JOIN memberships m ON m.id = r.membership_id JOIN terms t ON t.id = m.term_id,
      jsonb_array_elements_text((t.parameters->'memberBodies'->m.way) || '["studioHost"]'::jsonb) AS body(value)
    WHERE r.state IN ('removed', 'overturned') AND ((r.heard_at IS NULL AND r.decided_at <= r.hearing_until)
      OR NOT EXISTS (SELECT 1 FROM removal_opinions o
        WHERE o.removal_id = r.id AND o.body = body.value AND o.outcome = 'agreed'))
    UNION ALL
    SELECT r.id, r.state FROM member_removals r JOIN removal_opinions o ON o.removal_id = r.id
    WHERE o.outcome = 'refused' AND r.state <> 'kept'`,
);

/** I5: an appeal against a removal was answered by a person without a hand in it, by a decision, and overturns it in no other way (MEMBER-O03, VETO-O05). */
export const removalsAppealed = sqlCheck(
  'removalsAppealed',
  'I5',
  () => sql`
    SELECT r.id AS at, r.state FROM member_removals r JOIN memberships m ON m.id = r.membership_id
    WHERE (r.appeal_until IS NOT NULL AND r.state NOT IN ('removed', 'overturned'))
      OR (r.state = 'overturned' AND r.appeal_decided_at IS NULL)
      OR (r.appeal_decided_at IS NOT NULL AND (r.appealed_at IS NULL OR r.appeal_decided_by IS NULL
        OR r.appeal_decided_by IN (r.registered_by, m.person_id)
        OR EXISTS (SELECT 1 FROM removal_opinions o WHERE o.removal_id = r.id AND o.person_id = r.appeal_decided_by)
        OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = r.id AND d.kind = 'removalAppealDecision'
          AND d.decider_id = r.appeal_decided_by
          AND d.decision = CASE r.state WHEN 'overturned' THEN 'overturned' ELSE 'confirmed' END)))`,
);

/** I5: what a member handed in was answered by somebody else, by a decision on that very version (STUDIO-21, MEMBER-06). */
export const writingsAnswered = sqlCheck(
  'writingsAnswered',
  'I5',
  () => sql`
    SELECT w.id AS at, w.state FROM member_writings w JOIN memberships m ON m.id = w.membership_id
    WHERE (w.state IN ('handedIn', 'agreed', 'returned', 'acknowledged') AND (w.words IS NULL OR w.content_hash IS NULL))
      OR (w.state IN ('agreed', 'returned', 'acknowledged') AND (w.answered_by IS NULL OR w.answered_by = m.person_id
        OR NOT EXISTS (SELECT 1 FROM decisions d
          WHERE d.subject_id = w.term_id AND d.kind = 'memberWriting' AND d.stage_round = w.number
            AND d.decider_id = w.answered_by AND d.content->>'contentHash' = w.content_hash)))`,
);
