import { sql } from 'drizzle-orm';
import { moment, sqlCheck } from './sql-check.js';

/** I3: news waits for its process no longer than the delivery bound while the engine is up. */
export const outboxLag = sqlCheck(
  'outboxLag',
  'I3',
  ({ now }) => sql`
    SELECT workflow_id AS at, count(*)::int AS waiting FROM outbox
    WHERE created_at < ${moment(now)} - interval '10 minutes' GROUP BY workflow_id`,
);

/** I27: no mail waits more than 72 hours; what bounced or was cancelled says why. */
export const mailEnds = sqlCheck(
  'mailEnds',
  'I27',
  ({ now }) => sql`
    SELECT id AS at, state, template FROM mails
    WHERE (state = 'queued' AND created_at < ${moment(now)} - interval '72 hours')
       OR (state IN ('bounced', 'cancelled') AND coalesce(last_error, '') = '')
       OR (state = 'sent' AND sent_at IS NULL)`,
);

/** A task waits only in a stage that is open; a settled stage has an outcome, and what was done has its person. */
export const stagesAndTasks = sqlCheck(
  'stagesAndTasks',
  'I37',
  () => sql`
    SELECT t.id AS at, t.kind, r.state AS stage FROM tasks t LEFT JOIN stage_runs r ON r.id = t.stage_run_id
    WHERE (t.state IN ('open', 'suspended') AND (r.id IS NULL OR r.state <> 'open'))
       OR (t.state = 'done' AND t.closed_by IS NULL)
    UNION ALL
    SELECT id, stage, state FROM stage_runs WHERE state = 'settled' AND outcome IS NULL`,
);

/** I8: a case that is over has nothing left to do but its appeal. */
export const endedCases = sqlCheck(
  'endedCases',
  'I8',
  () => sql`
    SELECT t.id AS at, t.kind, c.state FROM tasks t JOIN cases c ON c.id = t.case_id
    WHERE t.state = 'open' AND t.kind NOT IN ('appealDecision', 'addressCorrection', 'objectionHandling', 'vetoDecision', 'vetoResponse')
      AND c.state IN ('declined', 'notForwarded', 'notSelected', 'approved', 'notApproved', 'endedWithRound', 'vetoed')`,
);
