import { sql } from 'drizzle-orm';
import { moment, sqlCheck } from './sql-check.js';

/**
 * I26: whoever acted by link had one of their own for a task of that very story, made before. A task about a whole round
 * or county writes into the stories of the cases it decides on, an objection's into its notice's.
 */
export const linkActs = sqlCheck(
  'linkActs',
  'I26',
  () => sql`
    SELECT a.id AS at, a.act FROM audit a
    WHERE a.channel = 'link' AND a.actor_kind = 'person' AND a.outcome = 'done' AND NOT EXISTS (
      SELECT 1 FROM links l JOIN tasks t ON t.id = l.task_id JOIN stage_runs r ON r.id = t.stage_run_id
      WHERE l.person_id = a.person_id AND l.created_at <= a.at
        AND (a.chain IN (t.case_id, t.subject_id, t.round_id, r.subject_id)
          OR (t.case_id IS NULL AND EXISTS (
            SELECT 1 FROM cases c WHERE c.id = a.chain AND c.round_id = t.round_id))
          OR EXISTS (SELECT 1 FROM objections o WHERE o.subject_id = t.case_id AND o.notice_id = a.chain)))`,
);

/** I25: a used link says when; nobody's answer or confirmation leaves its link alive; no session outlives its link's own end. */
export const spentLinks = sqlCheck(
  'spentLinks',
  'I25',
  ({ now }) => sql`
    SELECT l.id AS at, l.state FROM links l
    LEFT JOIN hearing_invitations h ON h.id = l.invitation_id
    LEFT JOIN objections o ON o.id = l.objection_id
    WHERE (l.state = 'used' AND l.used_at IS NULL)
       OR (l.state = 'live' AND (h.answered_at IS NOT NULL OR o.confirmed_at IS NOT NULL))
       OR (l.state <> 'used' AND coalesce(l.task_id, l.invitation_id, l.objection_id, l.account_id) IS NULL)
       OR l.created_at > ${moment(now)} + interval '1 minute'`,
);
