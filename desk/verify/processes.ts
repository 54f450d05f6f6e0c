import { sql } from 'drizzle-orm';
import { subjectKinds } from '../../domain/news.js';
import { moment, sqlCheck } from './sql-check.js';

/** I37: what is under way has its process, and what is not over has not lost it. */
export const openProcesses = sqlCheck(
  'openProcesses',
  'I37',
  ({ now }) => sql`
    WITH needed (id, state, ended) AS (
      SELECT 'case-' || id, state, state IN
        ('declined', 'notForwarded', 'notSelected', 'approved', 'notApproved', 'endedWithRound', 'withdrawn', 'vetoed')
      FROM cases WHERE form_version > 0
      UNION ALL SELECT 'notice-' || id, state, state = 'confirmed' FROM notices
      UNION ALL SELECT 'objection-' || id, state, state <> 'registered' FROM objections
        WHERE state IN ('registered', 'upheld', 'dismissed')
      UNION ALL SELECT 'veto-' || id, state, state NOT IN ('registered', 'heard') FROM vetoes
      UNION ALL SELECT 'appeal-' || id, state, state <> 'filed' FROM appeals
      UNION ALL SELECT 'term-' || id, state, state IN ('renewed', 'closed', 'revoked') FROM terms
      UNION ALL SELECT 'assessment-' || id, state, state IN ('final', 'skipped', 'stopped') FROM assessments
      UNION ALL SELECT 'strikeAppeal-' || id, state, state NOT IN ('open', 'appealed') FROM strike_appeals
      UNION ALL SELECT 'removal-' || id, state, appeal_decided_at IS NOT NULL OR (appealed_at IS NULL AND appeal_until < ${moment(now)} - interval '1 day')
        FROM member_removals WHERE appeal_until IS NOT NULL
      UNION ALL SELECT 'call-' || id, state, state = 'over' FROM commendation_calls
      UNION ALL SELECT 'round-' || id, state, state = 'closed' FROM rounds WHERE state <> 'draft')
    SELECT n.id AS at, n.state FROM needed n LEFT JOIN processes p ON p.workflow_id = n.id
    WHERE (NOT n.ended AND (p.workflow_id IS NULL OR p.ended_at IS NOT NULL))`,
);

/** I33: the dates of a stage stand in their order, and name the calendar they were counted by. */
export const stageDates = sqlCheck(
  'stageDates',
  'I33',
  () => sql`
    SELECT id AS at, stage, number, state, opened_at AS opened, due, grace, hard, settled_at AS settled FROM stage_runs
    WHERE due > grace OR grace > hard OR btrim(calendar_version) = '' OR settled_at < opened_at`,
);

/**
 * I21: a window ends once, and not a day late, unless its studio stands still under a veto that may be appealed (VETO-O05); I38 beside it:
 * a window still open then has a process that does not come on.
 */
export const windowsEnd = sqlCheck(
  'windowsEnd',
  'I21',
  ({ now }) => sql`
    SELECT id AS at, stage, state FROM stage_runs r
    WHERE stage IN ('applicationWindow', 'nominationWindow', 'noticeWindow', 'objectionConfirmation', 'vetoHearing', 'studioYear', 'resultAppealWindow',
        'findingHearing', 'findingAppealWindow', 'removalAppealWindow', 'honourNomination', 'strikeAppealWindow')
      AND ((state = 'open' AND NOT EXISTS (SELECT 1 FROM terms t WHERE t.id = r.term_id AND t.state = 'revoked' AND r.subject_kind NOT IN ('veto', 'removal')) AND due < ${moment(now)} - interval '1 day')
        OR (state = 'settled' AND outcome = 'ended' AND settled_at <= due))`,
);

/** I34, I41: what Temporal is told is ids and codes; nobody's name or address. */
export const newsWithoutPersons = sqlCheck(
  'newsWithoutPersons',
  'I34',
  () => sql`
    SELECT workflow_id AS at, id::int AS row FROM (
      SELECT id, workflow_id, message FROM outbox UNION ALL SELECT id, workflow_id, message FROM told) news
    WHERE message::text ~ '[\\u4e00-\\u9fff@]'
       OR workflow_id !~ ${`^(${subjectKinds.join('|')})-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`}`,
);
