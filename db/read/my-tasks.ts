import { type SQL, sql } from 'drizzle-orm';
import { type StudioLevel, studioName } from '../../domain/studio/composition.js';
import { kindsByName, type TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { prepared } from './prepared.js';
import { rowsOf } from './rows.js';

export interface MyTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: 'open' | 'suspended' | 'done' | 'cancelled';
  readonly outcome: string | null;
  readonly caseId: string | null;
  /** The round's, or the studio's of a term. */
  readonly roundName: string;
  /** Number of the application or studio, or name of the body. */
  readonly about: string;
  readonly orgId: string;
  readonly role: Role;
  /** It came to the superior's post by escalation. */
  readonly shared: boolean;
  /** One makes it ready; the post of `role` decides. */
  readonly prepares: boolean;
  readonly strong: boolean;
  readonly openedAt: string;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly closedAt: string | null;
}

/** Where the next page begins: the sorting instant and id of the last row. */
export interface TaskCursor {
  readonly at: string;
  readonly id: string;
}

export interface MyTasks {
  readonly tasks: readonly MyTask[];
  readonly next: TaskCursor | null;
  readonly counts: { readonly open: number; readonly overdue: number; readonly done: number };
}

export interface TaskQuery {
  readonly personId: string;
  /** The desk's instant: decides posts held and what is overdue. */
  readonly now: string;
  /** Beijing day of `now`. */
  readonly day: string;
  readonly show: 'open' | 'done';
  readonly limit: number;
  readonly after?: TaskCursor;
  readonly kind?: TaskKind;
  /** Only what is overdue. */
  readonly late?: boolean;
}

const iso = (column: SQL) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Whether the person an open task names may not do it any more, as `isHeldByName` of the desk judges: it is its post's again. */
const isReturned = (day: string): SQL => sql`
  (t.person_id IS NOT NULL AND t.state IN ('open', 'suspended') AND t.kind NOT IN ${kindsByName} AND NOT EXISTS (
    SELECT 1 FROM post_holdings h JOIN posts p ON p.id = h.post_id
    WHERE h.person_id = t.person_id AND h.from_day <= ${day} AND (h.to_day IS NULL OR h.to_day >= ${day})
      AND ((p.org_id = t.org_id AND p.role = t.role)
        OR (p.org_id = t.co_owner_org_id AND p.role = t.co_owner_role)
        OR (p.org_id = t.org_id AND p.role <> 'applicant' AND t.co_owner_org_id IS NOT NULL))))`;

/**
 * Everything one may do by name, by post, or by sharing it after escalation; done ones are those one's posts have done. A school's clerk
 * has besides what the clerk prepares for its leader, as `shownTo` of the desk judges (HOST-17…19).
 */
const mine = ({ personId, day }: TaskQuery): SQL => sql`
  WITH seats AS (
    SELECT p.org_id, p.role FROM post_holdings h JOIN posts p ON p.id = h.post_id
    WHERE h.person_id = ${personId} AND h.from_day <= ${day} AND (h.to_day IS NULL OR h.to_day >= ${day})
  ), held AS (
    SELECT t.*, false AS shared FROM tasks t WHERE t.person_id = ${personId} AND NOT ${isReturned(day)}
    UNION ALL
    SELECT t.*, false FROM tasks t JOIN seats s ON s.org_id = t.org_id AND s.role = t.role
    WHERE t.person_id IS NULL OR ${isReturned(day)}
    UNION ALL
    SELECT t.*, true FROM tasks t JOIN seats s ON s.org_id = t.co_owner_org_id AND s.role = t.co_owner_role
    WHERE t.person_id IS DISTINCT FROM ${personId}
      AND NOT ((t.person_id IS NULL OR ${isReturned(day)}) AND (t.org_id, t.role) IN (SELECT org_id, role FROM seats))
  ), mine AS (
    SELECT h.*, false AS prepares FROM held h
    UNION ALL
    SELECT t.*, false, true FROM tasks t JOIN seats s ON s.org_id = t.org_id AND (t.kind, s.role) IN ${prepared}
      JOIN cases c ON c.id = t.case_id
    WHERE t.state IN ('open', 'suspended') AND c.applicant_id <> ${personId}
      AND t.id NOT IN (SELECT id FROM held)
  )`;

/** One page of a person's tasks, with the counts of all of them. Open: most urgent first; done: newest first. */
export async function myTasks(tx: Db, query: TaskQuery): Promise<MyTasks> {
  const { now, show, limit, after } = query;
  const isOpen = show === 'open';
  const sort = isOpen ? sql`coalesce(m.due, 'infinity'::timestamptz)` : sql`m.closed_at`;
  const states = isOpen ? sql`m.state IN ('open', 'suspended')` : sql`m.state = 'done'`;
  const order = isOpen ? sql`sort_at ASC, m.id ASC` : sql`sort_at DESC, m.id DESC`;
  const key = sql`(${sort}, m.id)`;
  const from = after ? sql`(${after.at}::timestamptz, ${after.id}::uuid)` : null;
  const onward = from ? (isOpen ? sql`AND ${key} > ${from}` : sql`AND ${key} < ${from}`) : sql``;
  const kind = query.kind ? sql`AND m.kind = ${query.kind}` : sql``;
  const late = query.late ? sql`AND m.state = 'open' AND m.due < ${now}::timestamptz` : sql``;
  const rows = await rowsOf<Row>(
    tx,
    sql`${mine(query)}
      SELECT m.id, m.kind, m.state, m.outcome, m.case_id AS "caseId", coalesce(r.name, b.name) AS "roundName", h.name AS "hostName", s.level,
             coalesce(c.number, s.number, b.number, o.name, '') AS about,
             m.org_id AS "orgId", m.role, m.shared, m.prepares, m.strong, ${iso(sql`m.opened_at`)} AS "openedAt",
             ${iso(sql`m.due`)} AS due, (m.state = 'open' AND m.due < ${now}::timestamptz) IS TRUE AS overdue,
             ${iso(sql`m.closed_at`)} AS "closedAt", ${sort} AS sort_at, (${sort})::text AS sort
      FROM mine m LEFT JOIN cases c ON c.id = m.case_id LEFT JOIN organisations o ON o.id = m.org_id
           LEFT JOIN rounds r ON r.id = m.round_id LEFT JOIN terms e ON e.id = m.term_id
           LEFT JOIN commendation_calls b ON b.id = m.call_id
           LEFT JOIN studios s ON s.id = e.studio_id LEFT JOIN people h ON h.id = s.host_id
      WHERE ${states} ${kind} ${late} ${onward}
      ORDER BY ${order} LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    tasks: page.map(named),
    next: rows.length > limit && last ? { at: last.sort, id: last.id } : null,
    counts: await countsOf(tx, query),
  };
}

type Row = Omit<MyTask, 'roundName'> & {
  readonly roundName: string | null;
  readonly hostName: string | null;
  readonly level: StudioLevel | null;
  readonly sort: string;
  readonly sort_at?: unknown;
};

function named({ sort: _, sort_at: __, roundName, hostName, level, ...task }: Row): MyTask {
  return { ...task, roundName: level ? studioName(hostName ?? '', level) : (roundName ?? '') };
}

async function countsOf(tx: Db, query: TaskQuery): Promise<MyTasks['counts']> {
  const [row] = await rowsOf<{ open: string; overdue: string; done: string }>(
    tx,
    sql`${mine(query)}
      SELECT count(*) FILTER (WHERE state = 'open') AS open,
             count(*) FILTER (WHERE state = 'open' AND due < ${query.now}::timestamptz) AS overdue,
             count(*) FILTER (WHERE state = 'done') AS done FROM mine`,
  );
  return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0), done: Number(row?.done ?? 0) };
}
