import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database.js';
import { memberOpinions, memberships, organisations, people, stageRuns, terms } from '../schema/all.js';

/** Everybody ever nominated for a term, in that order, with what the bodies have said. */
export async function membersOf(db: Db, termId: string) {
  const rows = await db
    .select({
      membershipId: memberships.id,
      number: memberships.number,
      personId: memberships.personId,
      name: people.name,
      schoolName: organisations.name,
      way: memberships.way,
      state: memberships.state,
      nominatedAt: memberships.nominatedAt,
      from: memberships.fromDay,
      to: memberships.toDay,
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

/** A membership by its number in the latest term of a studio that has such a number; null for none. */
export async function memberNumbered(db: Db, studioId: string, number: number) {
  const [row] = await db
    .select({ id: memberships.id, termId: memberships.termId, personId: memberships.personId, name: people.name })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(terms.studioId, studioId), eq(memberships.number, number)))
    .orderBy(desc(terms.number))
    .limit(1);
  return row ?? null;
}
