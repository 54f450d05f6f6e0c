import { sql } from 'drizzle-orm';
import { fundRequests } from '../../db/schema/all.js';
import { requestHash } from '../studio/fund/requests.js';
import type { Breach, Check, Verifying } from './check.js';
import { sqlCheck } from './sql-check.js';

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

/** I5: money is approved and settled by the word of a second person, decided on that very request (FUND-O01). */
export const fundsDecided = sqlCheck(
  'fundsDecided',
  'I5',
  () => sql`
    SELECT r.id AS at, r.number, r.state FROM fund_requests r
    WHERE ((r.approved_by IS NOT NULL OR r.state IN ('approved', 'handedIn', 'settled')) AND (r.approved_by IS NULL
        OR r.approved_by = r.requested_by OR NOT EXISTS (SELECT 1 FROM decisions d
          WHERE d.subject_id = r.term_id AND d.kind = 'fundApproval' AND d.stage_round = r.number AND d.decision = 'approved'
            AND d.decider_id = r.approved_by AND d.content->>'contentHash' = r.content_hash)))
      OR (r.state = 'settled' AND (r.settled_by IS NULL OR r.settled_by = r.requested_by
        OR NOT EXISTS (SELECT 1 FROM decisions d
          WHERE d.subject_id = r.term_id AND d.kind = 'fundSettlement' AND d.stage_round = r.number AND d.decision = 'settled'
            AND d.decider_id = r.settled_by AND (d.content->>'spentFen')::bigint = r.settled_fen)))`,
);

/** I9: a request says what its hash says; that is what was approved. */
export const fundsWhole: Check = {
  name: 'fundsWhole',
  run: async ({ tx }: Verifying) =>
    (await tx.select().from(fundRequests)).flatMap((one): readonly Breach[] =>
      requestHash(one) === one.contentHash ? [] : [{ invariant: 'I9', at: one.id, facts: { request: one.number } }],
    ),
};
