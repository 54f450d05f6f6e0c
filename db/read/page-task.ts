import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Db } from '../database.js';
import * as t from '../schema/all.js';

/** A task with the stage it belongs to and the names on its page. The caller checks whose it is. */
export async function taskHead(db: Db, taskId: string) {
  const [row] = await db
    .select({ task: t.tasks, run: t.stageRuns, orgName: t.organisations.name })
    .from(t.tasks)
    .innerJoin(t.stageRuns, eq(t.stageRuns.id, t.tasks.stageRunId))
    .innerJoin(t.organisations, eq(t.organisations.id, t.tasks.orgId))
    .where(eq(t.tasks.id, taskId));
  return row ?? null;
}
export type TaskHead = NonNullable<Awaited<ReturnType<typeof taskHead>>>;

/** Cases of a round in one of some states, with names; ranked ones first. */
export const casesOfRound = (db: Db, roundId: string, states: readonly CaseState[]) =>
  db
    .select({ file: t.cases, name: t.people.name, schoolName: t.organisations.name })
    .from(t.cases)
    .innerJoin(t.people, eq(t.people.id, t.cases.applicantId))
    .innerJoin(t.organisations, eq(t.organisations.id, t.cases.schoolId))
    .where(and(eq(t.cases.roundId, roundId), inArray(t.cases.state, [...states])))
    .orderBy(asc(t.cases.rank), asc(t.cases.number));

/** Names of persons by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(t.people)
    .where(inArray(t.people.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Who holds an expert's post and is not in the pool of the round yet. */
export async function expertsOutside(db: Db, pool: readonly string[]) {
  const holders = await db
    .selectDistinct({ personId: t.people.id, name: t.people.name })
    .from(t.postHoldings)
    .innerJoin(t.posts, eq(t.posts.id, t.postHoldings.postId))
    .innerJoin(t.people, eq(t.people.id, t.postHoldings.personId))
    .where(
      pool.length === 0
        ? eq(t.posts.role, 'expert')
        : and(eq(t.posts.role, 'expert'), notInArray(t.people.id, [...pool])),
    )
    .orderBy(asc(t.people.name));
  return holders;
}

export const objectionById = async (db: Db, id: string) =>
  (await db.select().from(t.objections).where(eq(t.objections.id, id)))[0] ?? null;
export const vetoById = async (db: Db, id: string) =>
  (await db.select().from(t.vetoes).where(eq(t.vetoes.id, id)))[0] ?? null;
export const appealById = async (db: Db, id: string) =>
  (await db.select().from(t.appeals).where(eq(t.appeals.id, id)))[0] ?? null;
/** A hearing invitation with the names its page shows; never the address. */
export async function invitationHead(db: Db, id: string) {
  const [row] = await db
    .select({ group: t.hearingInvitations.group, applicantName: t.people.name, schoolName: t.organisations.name })
    .from(t.hearingInvitations)
    .innerJoin(t.cases, eq(t.cases.id, t.hearingInvitations.caseId))
    .innerJoin(t.people, eq(t.people.id, t.cases.applicantId))
    .innerJoin(t.organisations, eq(t.organisations.id, t.cases.schoolId))
    .where(eq(t.hearingInvitations.id, id));
  return row ?? null;
}
