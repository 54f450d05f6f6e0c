import { sql } from 'drizzle-orm';
import type { Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { prepared } from './prepared.js';
import { rowsOf } from './rows.js';

export interface OpenLine {
  readonly kind: string;
  /** Number of the application, or name of the body the task is at. */
  readonly about: string;
  readonly due: string | null;
  /** The task's post. */
  readonly role: Role;
}

/**
 * Who has what open on a Beijing day: by name, by post, or sharing it after escalation; or making it ready for the post that
 * decides, never one's own application (I5); most urgent first.
 */
export async function openTasksOf(tx: Db, day: string): Promise<ReadonlyMap<string, readonly OpenLine[]>> {
  const rows = await rowsOf<OpenLine & { readonly person: string }>(
    tx,
    sql`
      SELECT DISTINCT who.person_id AS person, t.id, t.kind, t.role, coalesce(c.number, o.name, '') AS about,
             to_char(t.due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due, t.due AS sort
      FROM tasks t
      LEFT JOIN cases c ON c.id = t.case_id
      LEFT JOIN organisations o ON o.id = t.org_id
      JOIN LATERAL (
        SELECT t.person_id WHERE t.person_id IS NOT NULL
        UNION
        SELECT h.person_id FROM posts p JOIN post_holdings h ON h.post_id = p.id
        WHERE h.from_day <= ${day} AND (h.to_day IS NULL OR h.to_day >= ${day})
          AND ((t.person_id IS NULL AND p.org_id = t.org_id AND p.role = t.role)
            OR (p.org_id = t.co_owner_org_id AND p.role = t.co_owner_role)
            OR (p.org_id = t.org_id AND (t.kind, p.role) IN ${prepared} AND c.applicant_id <> h.person_id))
      ) who ON true
      WHERE t.state = 'open'
      ORDER BY sort NULLS LAST, t.id`,
  );
  const lists = new Map<string, OpenLine[]>();
  for (const { person, kind, about, due, role } of rows)
    lists.set(person, [...(lists.get(person) ?? []), { kind, about, due, role }]);
  return lists;
}
