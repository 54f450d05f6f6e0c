import { sql } from 'drizzle-orm';
import type { Db } from '../database.js';
import { rowsOf } from './rows.js';

/** What waits at an instant, for ops: counts and ages in seconds, never a name or an address. */
export interface Gauges {
  /** News not yet delivered to Temporal, and how long the oldest of it has waited. */
  readonly outbox: { readonly rows: number; readonly oldestSeconds: number };
  /** Processes whose news Temporal refuses, by its answer: set aside and tried again. */
  readonly refusedNews: ReadonlyMap<string, number>;
  /** Open tasks past their due date, by kind of task. */
  readonly overdueTasks: ReadonlyMap<string, number>;
  /** Letters by state: queued, sent, bounced, cancelled. */
  readonly mails: ReadonlyMap<string, number>;
  /** How long the oldest letter has waited that could have left by now. */
  readonly oldestDueMailSeconds: number;
  /** Audit rows that no seal covers yet: how long the oldest has waited (design rule 10). */
  readonly oldestUnsealedSeconds: number;
  /** The database's clock, UTC: ours should show the same. */
  readonly databaseClock: string;
  /** Cases by state. */
  readonly cases: ReadonlyMap<string, number>;
}

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** @param now business time, UTC: what is due is judged by it */
export async function gauges(db: Db, now: string): Promise<Gauges> {
  const [outbox] = await rowsOf<{ rows: number; oldest: number }>(
    db,
    sql`SELECT count(*)::int AS rows,
          coalesce(extract(epoch FROM ${now}::timestamptz - min(created_at)), 0)::float AS oldest FROM outbox`,
  );
  const refused = rowsOf<Counted>(
    db,
    // Another relay may have delivered what this one had refused to it: nothing waits then.
    sql`SELECT code AS name, count(*)::int AS count FROM refused_news r
        WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.workflow_id = r.workflow_id) GROUP BY code ORDER BY code`,
  );
  const overdue = rowsOf<Counted>(
    db,
    sql`SELECT kind AS name, count(*)::int AS count FROM tasks WHERE state = 'open' AND due < ${now} GROUP BY kind`,
  );
  const mails = rowsOf<Counted>(db, sql`SELECT state AS name, count(*)::int AS count FROM mails GROUP BY state`);
  const cases = rowsOf<Counted>(db, sql`SELECT state AS name, count(*)::int AS count FROM cases GROUP BY state`);
  const [late] = await rowsOf<{ oldest: number }>(
    db,
    sql`SELECT coalesce(extract(epoch FROM ${now}::timestamptz - min(created_at)), 0)::float AS oldest
        FROM mails WHERE state = 'queued' AND not_before <= ${now}`,
  );
  // From the heads: a chain at rest costs nothing, however long it is.
  const [unsealed] = await rowsOf<{ oldest: number }>(
    db,
    sql`SELECT coalesce(extract(epoch FROM ${now}::timestamptz - min(audit.at)), 0)::float AS oldest
        FROM audit_heads LEFT JOIN sealed_heads USING (chain)
        JOIN audit ON audit.chain = audit_heads.chain AND audit.seq = coalesce(sealed_heads.seq, 0) + 1
        WHERE audit_heads.seq > coalesce(sealed_heads.seq, 0)`,
  );
  const [clock] = await rowsOf<{ epoch: number }>(
    db,
    sql`SELECT extract(epoch FROM clock_timestamp())::float AS epoch`,
  );
  return {
    databaseClock: new Date((clock?.epoch ?? 0) * 1000).toISOString(),
    outbox: { rows: outbox?.rows ?? 0, oldestSeconds: Math.max(0, outbox?.oldest ?? 0) },
    refusedNews: counted(await refused),
    overdueTasks: counted(await overdue),
    mails: counted(await mails),
    oldestDueMailSeconds: Math.max(0, late?.oldest ?? 0),
    oldestUnsealedSeconds: Math.max(0, unsealed?.oldest ?? 0),
    cases: counted(await cases),
  };
}

const counted = (rows: readonly Counted[]) => new Map(rows.map(({ name, count }) => [name, count]));
