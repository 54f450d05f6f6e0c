import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Refusal } from '../../domain/refusal.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import { audit, organisations, people } from '../schema/all.js';

/** One row of a case's story, reduced to what its reader may know. */
export interface TimelineRow {
  readonly seq: number;
  /** Instant. */
  readonly at: string;
  readonly act: string;
  readonly actorKind: 'person' | 'system' | 'respondent' | 'public';
  /** The person's name, for readers who may know it; respondents, objectors and (outside the city) experts never have one. */
  readonly who: string | null;
  readonly role: Role | null;
  readonly orgName: string | null;
  readonly channel: 'page' | 'link' | 'api' | 'system' | 'public';
  readonly refusal: Refusal | null;
  readonly ruleIds: readonly string[];
  /** First 12 characters: enough to compare with the printed form. */
  readonly formHash: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface TimelineReader {
  readonly personId: string;
  /** `city`: posts at the bureau, the section, the institute. `staff`: a school's or a county's. `applicant`: posts, no names but one's own. */
  readonly sees: 'city' | 'staff' | 'applicant';
}

export interface TimelinePage {
  readonly limit: number;
  /** `seq` of the last row already read. */
  readonly after?: number;
}

/** Acts that only experts do, also where the row names no post. */
const expertActs: readonly string[] = ['sealSheet', 'recuse', 'declareConflicts'];
/** Facts that would name a person. */
const personalFacts: readonly string[] = ['to', 'personId', 'expertId'];

/** A chain's rows in their order. The reader's right to the case is checked before. */
export async function timeline(
  db: Db,
  chain: string,
  reader: TimelineReader,
  page: TimelinePage,
): Promise<{ readonly rows: readonly TimelineRow[]; readonly next: number | null }> {
  const rows = await db
    .select()
    .from(audit)
    .where(and(eq(audit.chain, chain), gt(audit.seq, page.after ?? 0)))
    .orderBy(asc(audit.seq))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const names = await namesOf(db, shown);
  return {
    rows: shown.filter((row) => maySee(row, reader)).map((row) => reduced(row, reader, names)),
    next: rows.length > page.limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

type Row = typeof audit.$inferSelect;

/** What others tried in vain is the city's and the staff's to see; one's own attempts are one's own to see. */
const maySee = (row: Row, reader: TimelineReader): boolean =>
  row.outcome === 'done' || reader.sees !== 'applicant' || row.personId === reader.personId;

function reduced(row: Row, reader: TimelineReader, names: Names): TimelineRow {
  const isExpert = row.role === 'expert' || expertActs.includes(row.act);
  const isHidden = isExpert && reader.sees !== 'city';
  const isOwn = row.personId === reader.personId;
  const named = row.actorKind === 'person' && !isHidden && (isOwn || reader.sees !== 'applicant');
  return {
    seq: row.seq,
    at: row.at,
    act: row.act,
    actorKind: row.actorKind,
    who: named && row.personId ? (names.people.get(row.personId) ?? null) : null,
    role: isExpert ? 'expert' : row.role,
    orgName: isHidden || !row.orgId ? null : (names.bodies.get(row.orgId) ?? null),
    channel: row.channel,
    refusal: row.refusal ?? null,
    ruleIds: row.ruleIds,
    formHash: row.formHash?.slice(0, 12) ?? null,
    facts: Object.fromEntries(Object.entries(row.facts).filter(([name]) => !personalFacts.includes(name))),
  };
}

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly bodies: ReadonlyMap<string, string>;
}

async function namesOf(db: Db, rows: readonly Row[]): Promise<Names> {
  const personIds = [...new Set(rows.flatMap((row) => row.personId ?? []))];
  const orgIds = [...new Set(rows.flatMap((row) => row.orgId ?? []))];
  const who = personIds.length
    ? await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, personIds))
    : [];
  const bodies = orgIds.length
    ? await db
        .select({ id: organisations.id, name: organisations.name })
        .from(organisations)
        .where(inArray(organisations.id, orgIds))
    : [];
  return {
    people: new Map(who.map(({ id, name }) => [id, name])),
    bodies: new Map(bodies.map(({ id, name }) => [id, name])),
  };
}
