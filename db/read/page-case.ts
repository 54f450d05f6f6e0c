import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database.js';
import { audit, cases, decisions, organisations, people, rounds, stageRuns } from '../schema/all.js';

/** A case with the names that stand on its page. The caller has checked that the reader may see it. */
export async function caseHead(db: Db, caseId: string) {
  const [row] = await db
    .select({ file: cases, applicantName: people.name, schoolName: organisations.name, roundName: rounds.name })
    .from(cases)
    .innerJoin(people, eq(people.id, cases.applicantId))
    .innerJoin(organisations, eq(organisations.id, cases.schoolId))
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(eq(cases.id, caseId));
  if (!row) return null;
  const [county] = row.file.countyId
    ? await db.select().from(organisations).where(eq(organisations.id, row.file.countyId))
    : [];
  return { ...row, countyName: county?.name ?? null, due: await dueOf(db, caseId) };
}
export type CaseHead = NonNullable<Awaited<ReturnType<typeof caseHead>>>;

async function dueOf(db: Db, caseId: string): Promise<string | null> {
  const [run] = await db
    .select({ due: stageRuns.due })
    .from(stageRuns)
    .where(and(eq(stageRuns.subjectKind, 'case'), eq(stageRuns.subjectId, caseId), eq(stageRuns.state, 'open')));
  return run?.due ?? null;
}

/** The story of a case, oldest first, with the names of persons and bodies beside each row. */
export async function storyOf(db: Db, chain: string) {
  const rows = await db.select().from(audit).where(eq(audit.chain, chain)).orderBy(asc(audit.seq));
  const personIds = [...new Set(rows.flatMap((row) => row.personId ?? []))];
  const orgIds = [...new Set(rows.flatMap((row) => row.orgId ?? []))];
  const persons = personIds.length === 0 ? [] : await db.select().from(people).where(inArray(people.id, personIds));
  const bodies =
    orgIds.length === 0 ? [] : await db.select().from(organisations).where(inArray(organisations.id, orgIds));
  return rows.map((row) => ({
    ...row,
    personName: persons.find((one) => one.id === row.personId)?.name ?? null,
    orgName: bodies.find((one) => one.id === row.orgId)?.name ?? null,
  }));
}

/** Why a case was returned last, in the words of whoever returned it; null when it never was. */
export async function returnOpinion(db: Db, caseId: string): Promise<string | null> {
  const [found] = await db
    .select({ reason: decisions.reason })
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.decision, 'return')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1);
  return found?.reason ?? null;
}

/** What a person has applied for, newest first. */
export async function ownApplications(db: Db, personId: string) {
  const rows = await db
    .select({ file: cases, roundName: rounds.name, level: rounds.level })
    .from(cases)
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(eq(cases.applicantId, personId))
    .orderBy(desc(cases.createdAt));
  return Promise.all(rows.map(async (row) => ({ ...row, due: await dueOf(db, row.file.id) })));
}

export async function hasApplied(db: Db, personId: string): Promise<boolean> {
  const [one] = await db.select({ id: cases.id }).from(cases).where(eq(cases.applicantId, personId)).limit(1);
  return one !== undefined;
}

/** Rounds that are open. */
export const openRounds = (db: Db) =>
  db
    .select({ id: rounds.id, name: rounds.name, level: rounds.level, bureauId: rounds.bureauId, dates: rounds.dates })
    .from(rounds)
    .where(eq(rounds.state, 'open'))
    .orderBy(asc(rounds.code));
