import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../database.js';
import { cases, certificates, organisations, people, rounds, stageRuns } from '../schema/all.js';

/** Exactly what the public list shows of one host; there is no field for anything else (I20). */
export interface PublishedHost {
  readonly name: string;
  readonly school: string;
  readonly county: string | null;
  readonly studio: string;
  readonly certificateNumber: string;
  readonly decisionNumber: string;
}

export interface PublishedResults {
  readonly roundName: string;
  readonly publishedAt: string;
  readonly hosts: readonly PublishedHost[];
}

/** The approved hosts of a round, once everybody is decided upon (HOST-27, HOST-31); null before. Names of the not chosen never appear. */
export async function publishedResults(db: Db, roundCode: string): Promise<PublishedResults | null> {
  const [round] = await db.select().from(rounds).where(eq(rounds.code, roundCode));
  if (!round) return null;
  const [decided] = await db
    .select()
    .from(stageRuns)
    .where(
      and(
        eq(stageRuns.subjectKind, 'round'),
        eq(stageRuns.subjectId, round.id),
        eq(stageRuns.stage, 'decision'),
        eq(stageRuns.state, 'settled'),
      ),
    );
  if (!decided?.settledAt) return null;
  const rows = await db
    .select({ name: people.name, schoolId: cases.schoolId, countyId: cases.countyId, printed: certificates.printed })
    .from(cases)
    .innerJoin(people, eq(people.id, cases.applicantId))
    .innerJoin(certificates, eq(certificates.caseId, cases.id))
    .where(and(eq(cases.roundId, round.id), eq(cases.state, 'approved')))
    .orderBy(asc(certificates.certificateNumber));
  const bodies = await db.select({ id: organisations.id, name: organisations.name }).from(organisations);
  const nameOf = (id: string | null) => bodies.find((body) => body.id === id)?.name ?? null;
  return {
    roundName: round.name,
    publishedAt: decided.settledAt,
    hosts: rows.map(({ name, schoolId, countyId, printed }) => ({
      name,
      school: nameOf(schoolId) ?? '',
      // LOCAL-01: in a county's own round everybody is of that county
      county: nameOf(round.level === 'county' ? round.bureauId : countyId),
      studio: printed.studioName ?? '',
      certificateNumber: printed.certificateNumber ?? '',
      decisionNumber: printed.decisionNumber ?? '',
    })),
  };
}

/** Rounds in which everybody is decided upon, the newest first. */
export const decidedRounds = (db: Db) =>
  db
    .select({ code: rounds.code, name: rounds.name, publishedAt: stageRuns.settledAt })
    .from(rounds)
    .innerJoin(stageRuns, and(eq(stageRuns.subjectKind, 'round'), eq(stageRuns.subjectId, rounds.id)))
    .where(and(eq(stageRuns.stage, 'decision'), eq(stageRuns.state, 'settled')))
    .orderBy(desc(stageRuns.settledAt));
