import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { cases, decisions, rounds, scoreSheets, tasks } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Case } from '../../desk/kit/cases.js';
import { leaderOf, officerOf } from '../../desk/kit/organiser.js';
import { type Round, withParameters } from '../../desk/kit/round.js';
import { justifiers, type Seat, seatsOf } from '../../desk/kit/seats.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Role } from '../../domain/vocabulary.js';

/** As whom somebody reads a case; it decides which fields they are shown. `city`: of whoever runs its round, a county in its own (LOCAL-01). */
export type Reader = 'applicant' | 'school' | 'county' | 'city' | 'expert';

export interface CaseSight {
  readonly file: Case;
  readonly round: Round;
  readonly reader: Reader;
  readonly seats: readonly Seat[];
  /** The county before the school has recommended: that the application exists, and nothing of what it says. */
  readonly outlineOnly: boolean;
}

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: PersonActor;
}

export const schoolRoles: readonly Role[] = ['schoolLeader', 'schoolClerk'];
export const countyRoles: readonly Role[] = ['countyOfficer', 'countyLeader'];
export const cityRoles: readonly Role[] = ['cityOfficer', 'cityLeader'];

/**
 * Finds a case for reading, without a lock. A case is the business of its applicant, its school, its county, the city, the
 * experts who score it, the section asked to justify it, and whoever holds a task about it. 'notFound' for all others.
 */
export async function sightOf(at: At, caseId: string): Promise<Result<CaseSight>> {
  const nobody = refused(refuse('notFound'));
  const [found] = await at.tx
    .select({ file: cases, round: rounds })
    .from(cases)
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(eq(cases.id, caseId));
  if (!found) return nobody;
  const { file } = found;
  const { taskId } = at.actor;
  if (taskId && !(await taskIsOf(at.tx, taskId, file))) return nobody;
  const seats = await seatsOf(at, at.actor.personId);
  const round = withParameters(found.round);
  const reader = await readerOf(at, file, round, seats);
  if (!reader) return nobody;
  const outlineOnly = reader === 'county' && !(await wasRecommended(at.tx, file.id));
  return accepted({
    file,
    round,
    reader,
    seats,
    outlineOnly: outlineOnly && (await holderOf(at.tx, file, round, seats)) === null,
  });
}

async function readerOf({ tx, actor }: At, file: Case, round: Round, seats: readonly Seat[]): Promise<Reader | null> {
  if (file.applicantId === actor.personId) return 'applicant';
  // A form that was never submitted is the applicant's own.
  if (file.formVersion === 0) return null;
  const sits = (roles: readonly Role[], orgId: string | null) =>
    seats.some((seat) => seat.orgId === orgId && roles.includes(seat.role));
  if (sits(schoolRoles, file.schoolId)) return 'school';
  if ([officerOf(round), leaderOf(round)].some(({ role, orgId }) => sits([role], orgId))) return 'city';
  if (sits(countyRoles, file.countyId)) return 'county';
  if ((await justifiers(tx, file.id, seats)).length > 0) return 'city';
  if (await isAssigned(tx, actor.personId, file.id)) return 'expert';
  return holderOf(tx, file, round, seats);
}

/** The school's yes in any stage round: the county has, or had, the case before it. */
async function wasRecommended(tx: Db, caseId: string): Promise<boolean> {
  const [yes] = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(eq(decisions.caseId, caseId), eq(decisions.kind, 'collectiveDecision'), eq(decisions.decision, 'recommend')),
    )
    .limit(1);
  return yes !== undefined;
}

async function isAssigned(tx: Db, personId: string, caseId: string): Promise<boolean> {
  const [sheet] = await tx
    .select({ id: scoreSheets.id })
    .from(scoreSheets)
    .where(and(eq(scoreSheets.caseId, caseId), eq(scoreSheets.personId, personId), ne(scoreSheets.state, 'recused')));
  return sheet !== undefined;
}

/** Who holds a task about a case reads it as the level the task is of: an appeal, a justification, an escalated task. */
async function holderOf(tx: Db, file: Case, round: Round, seats: readonly Seat[]): Promise<Reader | null> {
  const given = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.caseId, file.id), inArray(tasks.state, ['open', 'suspended'])));
  const mine = seats.find((seat) =>
    given.some(
      (task) =>
        !task.personId &&
        ((task.orgId === seat.orgId && task.role === seat.role) ||
          (task.coOwnerOrgId === seat.orgId && task.coOwnerRole === seat.role)),
    ),
  );
  if (!mine) return null;
  if (schoolRoles.includes(mine.role)) return 'school';
  return countyRoles.includes(mine.role) && mine.orgId !== round.bureauId ? 'county' : 'city';
}

/** Behind a link: the case of its task, and for a county that compares, each of the county's candidates (HOST-20). */
async function taskIsOf(tx: Db, taskId: string, file: Case): Promise<boolean> {
  const [task] = await tx.select().from(tasks).where(eq(tasks.id, taskId));
  if (task?.kind !== 'nomination') return task?.caseId === file.id;
  const isOfCounty = task.roundId === file.roundId && task.orgId === file.countyId;
  return isOfCounty && (await wasRecommended(tx, file.id));
}
