import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { studioName } from '../../domain/studio/composition.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import {
  decisions,
  memberships,
  organisations,
  people,
  stageRuns,
  studios,
  suspensions,
  tasks,
  terms,
} from '../schema/all.js';
import { ownMembership, wasDecided } from './members.js';

/** Posts that see the studios of their own body, by what their body is to a studio. */
const unitRoles: readonly Role[] = ['schoolLeader', 'schoolClerk'];
const countyRoles: readonly Role[] = ['countyOfficer', 'countyLeader'];
/** Of whoever runs a studio; a county's own are none of the city's business (LOCAL-01). */
const bureauRoles: readonly Role[] = ['cityOfficer', 'cityLeader', ...countyRoles];
/** STUDIO-07, STUDIO-10, STUDIO-11: section and institute carry every studio of their bureau out together. */
const besideRoles: readonly Role[] = ['sectionOfficer', 'instituteOfficer'];

export interface StudioReader {
  readonly personId: string;
  /** Posts held today. */
  readonly seats: readonly { readonly role: Role; readonly orgId: string }[];
}

/** Whose business a studio is: its host's, its unit's, its county's, the city's. Nobody else learns that it exists. */
export function isSeenBy(db: Db, { personId, seats }: StudioReader): SQL | undefined {
  const at = (roles: readonly Role[]) => seats.filter(({ role }) => roles.includes(role)).map(({ orgId }) => orgId);
  const within = (column: Parameters<typeof inArray>[0], ids: readonly string[]) =>
    ids.length === 0 ? sql`false` : inArray(column, [...ids]);
  return or(
    eq(studios.hostId, personId),
    within(studios.unitId, at(unitRoles)),
    within(studios.countyId, at(countyRoles)),
    within(studios.bureauId, at(bureauRoles)),
    inArray(studios.bureauId, bureauOf(db, at(besideRoles))),
  );
}

/** Listed for those whose business it is, and for its members, also who left: they read a page of their own (STUDIO-01, STUDIO-O04). */
const isListedFor = (db: Db, reader: StudioReader): SQL | undefined =>
  or(
    isSeenBy(db, reader),
    inArray(
      studios.id,
      db
        .select({ id: terms.studioId })
        .from(memberships)
        .innerJoin(terms, eq(terms.id, memberships.termId))
        .where(and(eq(memberships.personId, reader.personId), wasDecided)),
    ),
  );

const bureauOf = (db: Db, ids: readonly string[]) =>
  db
    .select({ id: organisations.parentId })
    .from(organisations)
    .where(ids.length === 0 ? sql`false` : inArray(organisations.id, [...ids]));

const latest = sql`${terms.number} = (SELECT max(t.number) FROM ${terms} t WHERE t.studio_id = ${studios.id})`;

const studioRows = (db: Db) =>
  db
    .select({
      studioId: studios.id,
      number: studios.number,
      level: studios.level,
      hostId: studios.hostId,
      hostName: people.name,
      unitName: organisations.name,
      foundedAt: studios.foundedAt,
      /** STUDIO-O06: by when the places of members are to be filled; null where none is missing. */
      fillBy: sql<string | null>`(SELECT r.due FROM ${stageRuns} r
        WHERE r.term_id = ${terms.id} AND r.stage = 'memberFilling' AND r.state = 'open' LIMIT 1)`.mapWith(
        stageRuns.due,
      ),
      term: {
        termId: terms.id,
        number: terms.number,
        from: terms.fromDay,
        to: terms.toDay,
        state: terms.state,
        endedAt: terms.endedAt,
        restsSince: sql<string | null>`(SELECT x.from_day::text FROM ${suspensions} x
          WHERE x.term_id = ${terms.id} AND x.ended_at IS NULL)`,
        version: terms.version,
      },
    })
    .from(studios)
    .innerJoin(terms, and(eq(terms.studioId, studios.id), latest))
    .innerJoin(people, eq(people.id, studios.hostId))
    .innerJoin(organisations, eq(organisations.id, studios.unitId));

const named = <R extends { hostName: string; level: 'city' | 'county' }>({ hostName, ...row }: R) => ({
  ...row,
  name: studioName(hostName, row.level),
});

/** The studios a reader sees, newest number first; each with its latest term. */
export async function studiosFor(
  db: Db,
  reader: StudioReader,
  page: { readonly limit: number; readonly after?: string },
) {
  const onward = page.after ? lt(studios.number, page.after) : undefined;
  const rows = await studioRows(db)
    .where(and(isListedFor(db, reader), onward))
    .orderBy(desc(studios.number))
    .limit(page.limit + 1);
  return rows.map(named);
}

/** All of them as a register, lowest number first. */
export async function studioRegister(db: Db, reader: StudioReader) {
  const rows = await studioRows(db).where(isListedFor(db, reader)).orderBy(asc(studios.number));
  return rows.map((row) => ({ ...named(row), hostName: row.hostName }));
}

/** One of them; null where it is none of the reader's business. */
export async function studioFor(db: Db, reader: StudioReader, studioId: string) {
  const [row] = await studioRows(db).where(and(isSeenBy(db, reader), eq(studios.id, studioId)));
  return row ? named(row) : null;
}

/** The studio a case's approval founded, for whose business it is; null for everybody else, and before there is one. */
export async function studioOfCase(db: Db, reader: StudioReader, caseId: string) {
  const [row] = await studioRows(db).where(and(isSeenBy(db, reader), eq(studios.caseId, caseId)));
  return row ? named(row) : null;
}

export const hostsStudio = async (db: Db, personId: string): Promise<boolean> =>
  (await db.select({ id: studios.id }).from(studios).where(eq(studios.hostId, personId)).limit(1)).length > 0;

/** The terms of a studio before this one, the last first. */
export const earlierTerms = (db: Db, studioId: string, number: number) =>
  db
    .select({ termId: terms.id, number: terms.number, from: terms.fromDay, to: terms.toDay, state: terms.state })
    .from(terms)
    .where(and(eq(terms.studioId, studioId), lt(terms.number, number)))
    .orderBy(desc(terms.number));

/** What a term waits for, with the body whose post is asked. */
export const openTermTasks = (db: Db, termId: string) =>
  db
    .select({ taskId: tasks.id, kind: tasks.kind, role: tasks.role, orgName: organisations.name, due: tasks.due })
    .from(tasks)
    .innerJoin(organisations, eq(organisations.id, tasks.orgId))
    .where(and(eq(tasks.termId, termId), inArray(tasks.state, ['open', 'suspended'])))
    .orderBy(asc(tasks.due), asc(tasks.id));

/** What has been decided in a term, in order. */
export const termDecisions = (db: Db, termId: string) =>
  db
    .select({
      kind: decisions.kind,
      decision: decisions.decision,
      reason: decisions.reason,
      content: decisions.content,
      at: decisions.decidedAt,
    })
    .from(decisions)
    .where(eq(decisions.subjectId, termId))
    .orderBy(asc(decisions.decidedAt), asc(decisions.id));

/** The years of a term that have begun, each with its last moment. */
export const termYears = (db: Db, termId: string) =>
  db
    .select({ year: stageRuns.number, until: stageRuns.due, state: stageRuns.state })
    .from(stageRuns)
    .where(and(eq(stageRuns.termId, termId), eq(stageRuns.stage, 'studioYear')))
    .orderBy(asc(stageRuns.number));

/** A studio as its own member sees it, also one who left: what the list shows, and who the member is. Null for everybody else. */
export async function studioOfMember(db: Db, personId: string, studioId: string) {
  const [row] = await studioRows(db).where(eq(studios.id, studioId));
  const own = row && (await ownMembership(db, studioId, personId));
  return row && own ? { ...named(row), own } : null;
}
