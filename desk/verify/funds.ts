import { sql } from 'drizzle-orm';
import { fundRequests } from '../../db/schema/all.js';
import { requestHash } from '../studio/fund/requests.js';
import type { Breach, Check, Verifying } from './check.js';
import { moment, sqlCheck } from './sql-check.js';

/**
 * I11: of each purpose the budget is what was granted for it (FUND-08: nothing came from another), what is committed is what is approved and
 * not settled, what is spent is what was settled, and all of it fits (FUND-04).
 */
export const fundsBalance = sqlCheck(
  'fundsBalance',
  'I11',
  () => sql`
    WITH granted AS (
      SELECT g.studio_id, g.year, a.key AS category, sum(a.value::bigint) AS fen
      FROM fund_grants g, jsonb_each_text(g.amounts) a GROUP BY 1, 2, 3),
    used AS (
      SELECT studio_id, year, category,
        sum(amount_fen) FILTER (WHERE state IN ('approved', 'handedIn')) AS committed, sum(settled_fen) AS spent
      FROM fund_requests GROUP BY 1, 2, 3),
    keys AS (
      SELECT studio_id, year, category FROM fund_lines
      UNION SELECT studio_id, year, category FROM granted WHERE fen > 0
      UNION SELECT studio_id, year, category FROM used WHERE committed > 0 OR spent > 0)
    SELECT k.studio_id AS at, k.year, k.category
    FROM keys k LEFT JOIN fund_lines l USING (studio_id, year, category)
      LEFT JOIN granted g USING (studio_id, year, category) LEFT JOIN used u USING (studio_id, year, category)
    WHERE coalesce(l.budget_fen, 0) <> coalesce(g.fen, 0) OR coalesce(l.committed_fen, 0) <> coalesce(u.committed, 0)
      OR coalesce(l.spent_fen, 0) <> coalesce(u.spent, 0)
      OR coalesce(l.committed_fen, 0) + coalesce(l.spent_fen, 0) > coalesce(l.budget_fen, 0)`,
);

/** What a settled request shows was spent: the sum of its vouchers, and no more than was approved; no voucher stands without its request. */
export const fundsVouched = sqlCheck(
  'fundsVouched',
  'I11',
  () => sql`
    SELECT r.id AS at, r.number FROM fund_requests r
    WHERE (r.state = 'settled') <> (r.settled_fen IS NOT NULL)
      OR (r.state = 'settled' AND (r.settled_fen > r.amount_fen OR r.settled_fen <> (
        SELECT coalesce(sum(v.amount_fen), 0) FROM vouchers v WHERE v.request_id = r.id AND v.removed_at IS NULL)))
    UNION ALL
    SELECT v.id, v.number FROM vouchers v LEFT JOIN fund_requests r ON r.id = v.request_id
    WHERE r.id IS NULL OR r.term_id <> v.term_id OR r.approved_by IS NULL`,
);

/** I5: money is approved, settled and let go by the word of a second person, decided on that very request (FUND-O01). */
export const fundsDecided = sqlCheck(
  'fundsDecided',
  'I5',
  () => sql`
    SELECT r.id AS at, r.number, r.state FROM fund_requests r
    WHERE ((r.approved_by IS NOT NULL OR r.state IN ('approved', 'handedIn', 'settled')) AND (r.approved_by IS NULL
        OR r.approved_by = r.requested_by OR NOT EXISTS (SELECT 1 FROM decisions d
          WHERE d.subject_id = r.term_id AND d.kind = 'fundApproval' AND d.stage_round = r.number AND d.decision = 'approved'
            AND d.decider_id = r.approved_by AND d.content->>'contentHash' = r.content_hash)))
      OR (r.state = 'lapsed' AND r.approved_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decisions d
        WHERE d.subject_id = r.term_id AND d.kind = 'fundSettlement' AND d.stage_round = r.number AND d.decision = 'lapsed'
          AND d.decider_id <> r.requested_by))
      OR (r.state = 'settled' AND (r.settled_by IS NULL OR r.settled_by = r.requested_by
        OR EXISTS (SELECT 1 FROM vouchers v WHERE v.request_id = r.id AND v.removed_at IS NULL AND v.added_by = r.settled_by)
        OR NOT EXISTS (SELECT 1 FROM decisions d
          WHERE d.subject_id = r.term_id AND d.kind = 'fundSettlement' AND d.stage_round = r.number AND d.decision = 'settled'
            AND d.decider_id = r.settled_by AND (d.content->>'spentFen')::bigint = r.settled_fen)))`,
);

/**
 * Studios that are over and to be wound up: closed, or revoked for good a day ago (VETO-O05); `alone`: without a host any more (STUDIO-O04, VETO-02).
 */
const over = (now: string) => sql`over AS (
  SELECT t.studio_id, t.state = 'revoked' OR EXISTS (SELECT 1 FROM host_losses l WHERE l.term_id = t.id AND l.state = 'lost')
    OR EXISTS (SELECT 1 FROM decisions d WHERE d.subject_id = t.id AND d.kind = 'suspensionDecision' AND d.decision = 'closed') AS alone
  FROM terms t
  WHERE NOT EXISTS (SELECT 1 FROM terms later WHERE later.studio_id = t.studio_id AND later.number > t.number)
    AND (t.state = 'closed' OR (t.state = 'revoked' AND EXISTS (SELECT 1 FROM vetoes v
      WHERE v.term_id = t.id AND v.kind = 'ethics' AND v.state IN ('effective', 'lifted')
        AND (CASE WHEN v.appealed_at IS NULL THEN v.appeal_until ELSE v.appeal_decided_at END) < ${moment(now)} - interval '1 day'))))`;

/**
 * I37: money of a studio that is over is on somebody's desk (FUND-O01): every year that is open is asked of its keeper, every request that is
 * approved of whoever accounts for it or settles it; nothing waits for a decision any more.
 */
export const fundsAsked = sqlCheck(
  'fundsAsked',
  'I37',
  ({ now }) => sql`
    WITH ${over(now)}, asked AS (
      SELECT t.id AS term_id, t.studio_id, k.kind, r.number FROM tasks k JOIN stage_runs r ON r.id = k.stage_run_id
        JOIN terms t ON t.id = k.term_id WHERE k.state IN ('open', 'suspended'))
    SELECT DISTINCT l.studio_id AS at, l.year AS number, 'year' AS what FROM fund_lines l JOIN over USING (studio_id)
    WHERE l.closed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM asked a WHERE a.studio_id = l.studio_id AND a.kind = 'fundClosing' AND a.number = l.year)
    UNION ALL
    SELECT r.id, r.number, r.state FROM fund_requests r JOIN over USING (studio_id)
    WHERE r.state = 'requested' OR (r.state IN ('approved', 'handedIn') AND NOT EXISTS (SELECT 1 FROM asked a
      WHERE a.term_id = r.term_id AND a.number = r.number
        AND a.kind = CASE r.state WHEN 'approved' THEN 'fundAccount' ELSE 'fundSettlement' END))`,
);

/** I30: a studio without a host has its unit account for what was approved, and nobody by name (STUDIO-15, FUND-O01); while it has one, the host does. */
export const fundsHandedOver = sqlCheck(
  'fundsHandedOver',
  'I30',
  ({ now }) => sql`
    WITH ${over(now)}
    SELECT r.id AS at, r.number, r.account_by FROM fund_requests r LEFT JOIN over USING (studio_id)
    WHERE r.state IN ('approved', 'handedIn') AND over.alone AND r.account_by <> 'unit'
    UNION ALL
    SELECT k.id, k.turn, k.kind FROM tasks k JOIN terms t ON t.id = k.term_id JOIN over USING (studio_id)
    WHERE over.alone AND k.kind = 'fundAccount' AND k.state IN ('open', 'suspended') AND (k.role <> 'schoolLeader' OR k.person_id IS NOT NULL)
    UNION ALL
    SELECT r.id, r.number, r.account_by FROM fund_requests r
    WHERE r.account_by = 'unit' AND EXISTS (SELECT 1 FROM terms t WHERE t.studio_id = r.studio_id
      AND t.state NOT IN ('closed', 'revoked') AND NOT EXISTS (SELECT 1 FROM terms later WHERE later.studio_id = t.studio_id AND later.number > t.number))`,
);

/** I9: a request says what its hash says; that is what was approved. */
export const fundsWhole: Check = {
  name: 'fundsWhole',
  run: async ({ tx }: Verifying) =>
    (await tx.select().from(fundRequests)).flatMap((one): readonly Breach[] =>
      requestHash(one) === one.contentHash ? [] : [{ invariant: 'I9', at: one.id, facts: { request: one.number } }],
    ),
};
