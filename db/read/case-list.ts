import { type SQL, sql } from 'drizzle-orm';
import type { CaseState, Route } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { rowsOf } from './rows.js';

export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly roundId: string;
  readonly state: CaseState;
  readonly route: Route;
  readonly applicantName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly countyName: string | null;
  readonly submittedAt: string | null;
  readonly createdAt: string;
}

export interface CaseCursor {
  readonly at: string;
  readonly id: string;
}

export interface CaseQuery {
  readonly personId: string;
  /** Beijing day on which posts are held. */
  readonly day: string;
  readonly limit: number;
  readonly after?: CaseCursor;
  readonly state?: CaseState;
  readonly roundId?: string;
  readonly countyId?: string;
  readonly schoolId?: string;
  /** Part of the number, or of the applicant's name. */
  readonly query?: string;
}

const iso = (column: SQL) => sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Those who run rounds; a county's officers and leaders its own (LOCAL-01). */
const organisers = sql`('cityOfficer', 'cityLeader', 'countyOfficer', 'countyLeader')`;

interface Scope {
  /** Bureaus whose rounds are the person's business. */
  readonly bureaus: readonly string[];
  readonly orgs: readonly string[];
  /** Sections of the bureau, which meet the cases they are asked to justify (HOST-O02). */
  readonly sections: readonly string[];
}

/** What a person's posts let them see: the rounds of their bureau, or the cases of their bodies. */
async function scopeOf(tx: Db, { personId, day }: CaseQuery): Promise<Scope> {
  const rows = await rowsOf<{ orgId: string; runs: boolean; reads: boolean; section: boolean }>(
    tx,
    sql`SELECT p.org_id AS "orgId", p.role IN ${organisers} AS runs,
               p.role IN ('schoolLeader', 'schoolClerk', 'countyOfficer', 'countyLeader') AS reads,
               p.role = 'sectionOfficer' AS section
        FROM post_holdings h JOIN posts p ON p.id = h.post_id
        WHERE h.person_id = ${personId} AND h.from_day <= ${day} AND (h.to_day IS NULL OR h.to_day >= ${day})`,
  );
  return {
    bureaus: rows.filter((row) => row.runs).map((row) => row.orgId),
    orgs: rows.filter((row) => row.reads).map((row) => row.orgId),
    sections: rows.filter((row) => row.section).map((row) => row.orgId),
  };
}

const idList = (ids: readonly string[]): SQL =>
  sql`(${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;

/** What was never submitted is its applicant's alone; experts reach their cases through their sheets, not through this list. */
function seen({ personId }: CaseQuery, { bureaus, orgs, sections }: Scope): SQL {
  const own = sql`c.applicant_id = ${personId}::uuid`;
  const near: SQL[] = [];
  if (bureaus.length > 0) near.push(sql`c.round_id IN (SELECT id FROM rounds WHERE bureau_id IN ${idList(bureaus)})`);
  if (orgs.length > 0) near.push(sql`c.school_id IN ${idList(orgs)}`, sql`c.county_id IN ${idList(orgs)}`);
  if (sections.length > 0)
    near.push(
      sql`c.id IN (SELECT t.case_id FROM tasks t WHERE t.kind = 'justifyProject' AND t.org_id IN ${idList(sections)})`,
    );
  return near.length === 0 ? own : sql`(${own} OR (c.form_version > 0 AND (${sql.join(near, sql` OR `)})))`;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page of the cases somebody may see, newest first. A cursor keeps its place while cases are added. */
export async function caseList(
  tx: Db,
  query: CaseQuery,
): Promise<{ readonly cases: readonly CaseLine[]; readonly next: CaseCursor | null }> {
  const { after, state, roundId, countyId, schoolId, limit } = query;
  const conditions: SQL[] = [seen(query, await scopeOf(tx, query))];
  if (state) conditions.push(sql`c.state = ${state}`);
  if (roundId) conditions.push(sql`c.round_id = ${roundId}`);
  if (countyId) conditions.push(sql`c.county_id = ${countyId}`);
  if (schoolId) conditions.push(sql`c.school_id = ${schoolId}`);
  if (query.query) {
    const words = like(query.query.trim());
    conditions.push(sql`(c.number ILIKE ${words} OR p.name ILIKE ${words} OR p.name_pinyin ILIKE ${words})`);
  }
  if (after) conditions.push(sql`(c.created_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await rowsOf<CaseLine>(
    tx,
    sql`SELECT c.id, c.number, c.round_id AS "roundId", c.state, c.route, p.name AS "applicantName",
               c.school_id AS "schoolId", s.name AS "schoolName", k.name AS "countyName",
               ${iso(sql`c.submitted_at`)} AS "submittedAt", ${iso(sql`c.created_at`)} AS "createdAt"
        FROM cases c JOIN people p ON p.id = c.applicant_id JOIN organisations s ON s.id = c.school_id
        LEFT JOIN organisations k ON k.id = c.county_id
        WHERE ${sql.join(conditions, sql` AND `)}
        ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { cases: page, next: rows.length > limit && last ? { at: last.createdAt, id: last.id } : null };
}
