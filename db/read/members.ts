import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../database.js';
import { memberOpinions, memberships, organisations, people, stageRuns, terms } from '../schema/all.js';

/** Decided on at some time, whatever has become of it since; a nomination that came to nothing made nobody a member. */
export const wasDecided = or(
  inArray(memberships.state, ['decided', 'serving', 'completed', 'notCompleted']),
  and(inArray(memberships.state, ['left', 'removed']), inArray(memberships.priorState, ['decided', 'serving'])),
);

/** Somebody's own membership of a studio, the last one, also when it is over; null for whoever never was a member. */
export async function ownMembership(db: Db, studioId: string, personId: string) {
  const [row] = await db
    .select({
      id: memberships.id,
      termId: memberships.termId,
      number: memberships.number,
      name: people.name,
      state: memberships.state,
      from: memberships.fromDay,
      to: memberships.toDay,
      leavesOn: memberships.leavesOn,
      leavingReason: memberships.leavingReason,
      leavingWords: memberships.leavingWords,
      endedAt: memberships.endedAt,
    })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(terms.studioId, studioId), eq(memberships.personId, personId), wasDecided))
    .orderBy(desc(terms.number), desc(memberships.number))
    .limit(1);
  return row ?? null;
}

/** Whether somebody is or was a member of any studio. */
export const wasMember = async (db: Db, personId: string): Promise<boolean> =>
  (
    await db
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.personId, personId), wasDecided))
      .limit(1)
  ).length > 0;

/** Who serves in a term today, by name and school: what a member sees of the others. */
export const serversOf = (db: Db, termId: string) =>
  db
    .select({ number: memberships.number, name: people.name, schoolName: organisations.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(and(eq(memberships.termId, termId), isNull(memberships.endedAt), eq(memberships.state, 'serving')))
    .orderBy(asc(memberships.number));

/** Everybody ever nominated for a term, in that order, with what the bodies have said. */
export async function membersOf(db: Db, termId: string) {
  const rows = await db
    .select({
      membershipId: memberships.id,
      termId: memberships.termId,
      number: memberships.number,
      personId: memberships.personId,
      name: people.name,
      schoolName: organisations.name,
      way: memberships.way,
      state: memberships.state,
      nominatedAt: memberships.nominatedAt,
      from: memberships.fromDay,
      to: memberships.toDay,
      leavesOn: memberships.leavesOn,
      leavingReason: memberships.leavingReason,
      leavingWords: memberships.leavingWords,
      endedAt: memberships.endedAt,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(eq(memberships.termId, termId))
    .orderBy(asc(memberships.number));
  const said = await db
    .select()
    .from(memberOpinions)
    .where(
      inArray(
        memberOpinions.membershipId,
        rows.map(({ membershipId }) => membershipId),
      ),
    )
    .orderBy(asc(memberOpinions.givenAt));
  return rows.map((row) => ({
    ...row,
    opinions: said
      .filter(({ membershipId }) => membershipId === row.membershipId)
      .map(({ body, outcome, givenAt: at }) => ({ body, outcome, at })),
  }));
}

/** Whom the run of a task is about; null where it is about no nomination. */
export async function memberOfTask(db: Db, stageRunId: string) {
  const [row] = await db
    .select({
      id: memberships.id,
      number: memberships.number,
      personId: memberships.personId,
      name: people.name,
      schoolName: organisations.name,
      way: memberships.way,
      grounds: memberships.grounds,
    })
    .from(stageRuns)
    .innerJoin(memberships, and(eq(memberships.termId, stageRuns.termId), eq(memberships.number, stageRuns.number)))
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(eq(stageRuns.id, stageRunId));
  return row ?? null;
}

/**
 * A membership of a studio by its number: the reader's own of that number first, else the one of the latest term that has such a number;
 * null for none. `termNumber` asks for the one of that term.
 */
export async function memberNumbered(db: Db, studioId: string, number: number, readerId: string, termNumber?: number) {
  const [row] = await db
    .select({ membership: memberships, name: people.name, schoolName: organisations.name, termNumber: terms.number })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(
      and(
        eq(terms.studioId, studioId),
        eq(memberships.number, number),
        termNumber === undefined ? undefined : eq(terms.number, termNumber),
      ),
    )
    .orderBy(desc(sql`${memberships.personId} = ${readerId}`), desc(terms.number))
    .limit(1);
  return row ?? null;
}

/** MEMBER-O05: who completed the tasks of the term before this one, and is not of this one today. */
export async function completedBefore(
  db: Db,
  { id, studioId, number }: { id: string; studioId: string; number: number },
) {
  const rows = await db
    .select({
      number: memberships.number,
      personId: memberships.personId,
      name: people.name,
      schoolName: organisations.name,
    })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.schoolId))
    .where(and(eq(terms.studioId, studioId), eq(terms.number, number - 1), eq(memberships.state, 'completed')))
    .orderBy(asc(memberships.number));
  const live = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.termId, id), isNull(memberships.endedAt)));
  return rows.filter((row) => live.every(({ personId }) => personId !== row.personId));
}
