import { sql } from 'drizzle-orm';
import { begins } from './papers.js';
import { moment, sqlCheck } from './sql-check.js';

const scope = sql`r.scope`;

/** I29: an honour stands for one decision on one nominee, no commendation is without its paper, no ceiling is passed, and the registers have no hole. */
export const honoursGrounded = sqlCheck(
  'honoursGrounded',
  'I29',
  () => sql`
    SELECT n.id AS at, n.state FROM nominees n LEFT JOIN honours h ON h.nominee_id = n.id
    WHERE (n.state = 'commended') <> (h.id IS NOT NULL)
      OR (n.state = 'commended' AND NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = n.call_id AND d.kind = 'honourDecision' AND d.content->'nomineeIds' ? n.id::text))
    UNION ALL
    SELECT h.id, h.number FROM honours h
    WHERE h.printed->>'honourNumber' IS DISTINCT FROM h.number OR NOT h.printed ?& array['recipient', 'holderName',
      'studioName', 'unitName', 'callName', 'decisionNumber', 'issuer', 'issueDay']
    UNION ALL
    SELECT n.call_id, n.recipient FROM nominees n JOIN commendation_calls c ON c.id = n.call_id
    WHERE n.state IN ('listed', 'commended') GROUP BY n.call_id, n.recipient, c.awards
    HAVING count(*) > coalesce((c.awards->>n.recipient)::int, 0)
    UNION ALL
    SELECT NULL, r.kind || '/' || r.scope FROM registers r
    WHERE r.last <> CASE r.kind
        WHEN 'honour' THEN (SELECT count(*) FROM honours WHERE starts_with(number, ${begins('RY', scope)}))
        ELSE (SELECT count(*) FROM commendation_calls WHERE starts_with(number, ${begins('BZ', scope)})) END
      AND r.kind IN ('honour', 'call')`,
);

/** I5: nobody nominates themselves, judges what they nominated or what is their own, or decides on the list they drew up (COMMEND-O01). */
export const honoursApart = sqlCheck(
  'honoursApart',
  'I5',
  () => sql`
    SELECT n.id AS at, n.recipient AS what FROM nominees n
    WHERE n.recipient_id IN (n.nominated_by, n.nominated_org_id)
    UNION ALL
    SELECT x.id, n.recipient FROM honour_sheets x JOIN nominees n ON n.call_id = x.call_id AND x.points ? n.id::text
      JOIN terms t ON t.id = n.term_id JOIN studios s ON s.id = t.studio_id
    WHERE x.scored_by IN (n.nominated_by, n.recipient_id, s.host_id) OR x.recused ? n.id::text
    UNION ALL
    SELECT c.id, c.number FROM commendation_calls c JOIN decisions d ON d.subject_id = c.id AND d.kind = 'honourDecision'
    WHERE d.decider_id = c.listed_by`,
);

/**
 * I30: whom a veto in force bars is in no call any more, and what an ethics veto took is taken (VETO-02, VETO-03); nobody is struck, and
 * nothing revoked, without one, or without an objection to the nominee that was upheld (NOTICE-O03).
 */
export const honoursBarred = sqlCheck(
  'honoursBarred',
  'I30',
  ({ now }) => sql`
    WITH stands AS (SELECT v.*, v.kind = 'ethics' OR v.barred_until >= (${moment(now)} AT TIME ZONE 'Asia/Shanghai')::date AS bars
      FROM vetoes v WHERE v.term_id IS NOT NULL AND v.state = 'effective')
    SELECT n.id AS at, n.state FROM nominees n JOIN terms t ON t.id = n.term_id JOIN studios s ON s.id = t.studio_id
      JOIN stands v ON v.person_id = s.host_id AND v.bars
    WHERE n.recipient = 'host' AND n.state IN ('nominated', 'listed')
    UNION ALL
    SELECT h.id, h.status FROM honours h JOIN terms t ON t.id = h.term_id JOIN studios s ON s.id = t.studio_id
      JOIN stands v ON v.person_id = s.host_id AND v.kind = 'ethics'
    WHERE h.recipient IN ('studio', 'host') AND h.status = 'valid'
    UNION ALL
    SELECT n.id, n.state FROM nominees n LEFT JOIN vetoes v ON v.id = n.struck_by
    WHERE (n.state = 'struck') <> (n.struck_by IS NOT NULL) OR (n.state = 'struck' AND v.id IS NULL
      AND NOT EXISTS (SELECT 1 FROM objections o WHERE o.id = n.struck_by AND o.subject_id = n.id AND o.state = 'upheld'))
    UNION ALL
    SELECT h.id, h.status FROM honours h LEFT JOIN vetoes v ON v.id = h.revoked_by
    WHERE (h.status = 'revoked') <> (v.id IS NOT NULL AND v.kind = 'ethics' AND v.state IN ('effective', 'lifted'))`,
);

/** I21: nobody is commended before the notice of the list has come down, where the edition asks for one (COMMEND-O01, NOTICE-O01). */
export const honoursNoticed = sqlCheck(
  'honoursNoticed',
  'I21',
  () => sql`
    SELECT h.id AS at, h.number FROM honours h JOIN commendation_calls c ON c.id = h.call_id
    WHERE coalesce((c.parameters->'honourNotice'->>'workingDays')::int, 0) > 0
      AND NOT EXISTS (SELECT 1 FROM notice_subjects s JOIN notices n ON n.id = s.notice_id
        WHERE s.subject_id = h.nominee_id AND n.call_id = h.call_id AND s.state = 'cleared' AND n.state = 'confirmed'
          AND n.closes_at < h.issued_at)`,
);

/** I22: nobody is commended against whom an objection is open, or was upheld and not overturned on appeal (NOTICE-O03, NOTICE-O06). */
export const honoursUnopposed = sqlCheck(
  'honoursUnopposed',
  'I22',
  () => sql`
    SELECT h.id AS at, o.receipt, o.state FROM honours h JOIN objections o ON o.subject_id = h.nominee_id
    WHERE o.state = 'registered' OR (o.state = 'upheld' AND NOT EXISTS (SELECT 1 FROM strike_appeals a
      WHERE a.objection_id = o.id AND a.state = 'overturned'))`,
);

/**
 * I5, I22: an appeal against a strike was answered by a third person, by a decision (NOTICE-O06); the strike stands until it is overturned, and no list is decided
 * on while an appeal may come or waits.
 */
export const strikesAppealed = sqlCheck(
  'strikesAppealed',
  'I5',
  () => sql`
    SELECT a.id AS at, a.state FROM strike_appeals a JOIN nominees n ON n.id = a.nominee_id JOIN terms t ON t.id = n.term_id
      JOIN studios s ON s.id = t.studio_id JOIN commendation_calls c ON c.id = a.call_id JOIN objections o ON o.id = a.objection_id
    WHERE (a.state IN ('open', 'appealed') AND c.state IN ('deciding', 'over'))
      OR (a.state = 'overturned') = (n.struck_by IS NOT DISTINCT FROM a.objection_id)
      OR (a.state IN ('appealed', 'confirmed', 'overturned')) <> (a.appealed_at IS NOT NULL)
      OR (a.state IN ('confirmed', 'overturned') AND (a.decided_by IS NULL
        OR a.decided_by IN (o.disposed_by, c.listed_by, n.recipient_id, s.host_id, a.appealed_by)
        OR NOT EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = a.id AND d.kind = 'strikeAppealDecision'
          AND d.decision = a.state AND d.decider_id = a.decided_by)))`,
);
