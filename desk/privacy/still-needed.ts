import { and, eq, gte, inArray, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm';
import {
  appeals,
  assessments,
  cases,
  certificates,
  fundRequests,
  memberRemovals,
  memberships,
  nominees,
  objections,
  postHoldings,
  posts,
  rounds,
  strikeAppeals,
  studios,
  tasks,
  terms,
  vetoes,
} from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import { assessmentsOver } from '../../domain/studio/assessment/states.js';
import { unanswered } from '../../domain/studio/commendation/appeal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';

/** An objection nobody has answered, or whose address may still be confirmed (NOTICE-O02, NOTICE-O03). */
const openObjectionStates = ['registered', 'unconfirmed'] as const;

/** Why somebody's data cannot be erased yet. */
export type Because = 'inOffice' | 'procedureOpen' | 'termRuns' | 'barred';

const tooEarly = (because: Because, until = ''): Refusal =>
  refuse('erasureTooEarly', { facts: { because, ...(until && { until }) } });

/**
 * 'erasureTooEarly': `inOffice`, a post that is not an applicant's is held or will be; `procedureOpen`, an application in a round
 * that is not closed, something to be decided about one, an appeal against a strike or a removal, or money nobody has accounted for; `termRuns`, a certificate in its term, or a studio
 * whose end nobody has decided yet (STUDIO-O03); `barred`, an ethics finding in force, or a performance veto that still bars honours.
 */
export async function refuseErasure(desk: Desk, personId: string): Promise<Refusal | null> {
  if (await isInOffice(desk, personId)) return tooEarly('inOffice');
  const own = await desk.tx
    .select({ id: cases.id, roundState: rounds.state })
    .from(cases)
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(eq(cases.applicantId, personId));
  const ids = own.map(({ id }) => id);
  if (own.some(({ roundState }) => roundState !== 'closed') || (await openOf(desk, ids)).length > 0)
    return tooEarly('procedureOpen');
  if ((await isAssessed(desk, personId)) || (await isNominated(desk, personId))) return tooEarly('procedureOpen');
  if (await appealsStrike(desk, personId)) return tooEarly('procedureOpen');
  const undecided = await termWithoutEnd(desk, personId);
  if (undecided) return tooEarly('termRuns', undecided.until);
  const joined = await membershipWithoutEnd(desk, personId);
  if (joined) return tooEarly('termRuns', joined.until);
  if ((await isAccounted(desk, personId)) || (await appealsRemoval(desk, personId))) return tooEarly('procedureOpen');
  const until = await lastTermOf(desk, ids);
  if (until !== null && until >= dayOf(desk.now)) return tooEarly('termRuns', until);
  const [bar] = await desk.tx
    .select({ id: vetoes.id })
    .from(vetoes)
    .where(
      and(
        eq(vetoes.personId, personId),
        eq(vetoes.state, 'effective'),
        // the bar of a performance veto has a last day (VETO-O01)
        or(isNull(vetoes.barredUntil), gte(vetoes.barredUntil, dayOf(desk.now))),
      ),
    );
  return bar ? tooEarly('barred') : null;
}

/** A studio bears its host's name (STUDIO-03) as long as its term has not been ended by a decision. */
async function termWithoutEnd({ tx }: Desk, personId: string) {
  const [term] = await tx
    .select({ until: terms.toDay })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(and(eq(studios.hostId, personId), isNull(terms.endedAt)));
  return term;
}

/** A studio somebody hosts, or hosted, is being assessed: the result is still to come (ASSESS-O07). */
async function isAssessed({ tx }: Desk, personId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(terms, eq(terms.id, assessments.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(and(eq(studios.hostId, personId), notInArray(assessments.state, [...assessmentsOver])))
    .limit(1);
  return one !== undefined;
}

/** Somebody struck from a list of commendations, or whose studio was, may still appeal or waits for the answer (NOTICE-O06). */
async function appealsStrike({ tx }: Desk, personId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: strikeAppeals.id })
    .from(strikeAppeals)
    .innerJoin(nominees, eq(nominees.id, strikeAppeals.nomineeId))
    .innerJoin(terms, eq(terms.id, nominees.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(
      and(
        inArray(strikeAppeals.state, [...unanswered]),
        or(eq(nominees.recipientId, personId), eq(studios.hostId, personId)),
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** Somebody who was removed may still appeal or waits for the answer (VETO-O05). */
async function appealsRemoval({ tx, now }: Desk, personId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: memberRemovals.id })
    .from(memberRemovals)
    .innerJoin(memberships, eq(memberships.id, memberRemovals.membershipId))
    .where(
      and(
        eq(memberships.personId, personId),
        isNull(memberRemovals.appealDecidedAt),
        or(isNotNull(memberRemovals.appealedAt), gte(memberRemovals.appealUntil, now)),
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** Money of a studio somebody hosts, or hosted, is approved and not accounted for: its vouchers are still to be read (FUND-O01). */
async function isAccounted({ tx }: Desk, personId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: fundRequests.id })
    .from(fundRequests)
    .innerJoin(studios, eq(studios.id, fundRequests.studioId))
    .where(and(eq(studios.hostId, personId), inArray(fundRequests.state, ['approved', 'handedIn'])))
    .limit(1);
  return one !== undefined;
}

/**
 * Whoever is nominated for a commendation that nobody has decided on yet, or hosts a studio that is (COMMEND-O01); also struck from it or past it, as
 * long as an objection to it is not answered (NOTICE-O03).
 */
async function isNominated({ tx }: Desk, personId: string): Promise<boolean> {
  const [one] = await tx
    .select({ id: nominees.id })
    .from(nominees)
    .innerJoin(terms, eq(terms.id, nominees.termId))
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .leftJoin(
      objections,
      and(eq(objections.subjectId, nominees.id), inArray(objections.state, [...openObjectionStates])),
    )
    .where(
      and(
        or(inArray(nominees.state, ['nominated', 'listed']), isNotNull(objections.id)),
        or(eq(nominees.recipientId, personId), eq(studios.hostId, personId)),
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** Whoever is nominated for, or belongs to, a studio whose term has not been ended (MEMBER-04). */
async function membershipWithoutEnd({ tx }: Desk, personId: string) {
  const [term] = await tx
    .select({ until: terms.toDay })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt), isNull(terms.endedAt)));
  return term;
}

async function isInOffice({ tx, now }: Desk, personId: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: postHoldings.id })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .where(
      and(
        eq(postHoldings.personId, personId),
        ne(posts.role, 'applicant'),
        or(isNull(postHoldings.toDay), gte(postHoldings.toDay, dayOf(now))),
      ),
    )
    .limit(1);
  return held !== undefined;
}

/** Of these cases, those of which something is still to be done or decided. */
export async function openOf({ tx }: Pick<Desk, 'tx'>, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const of = [...ids];
  const asked = await tx
    .select({ id: tasks.caseId })
    .from(tasks)
    .where(and(inArray(tasks.caseId, of), inArray(tasks.state, ['open', 'suspended'])));
  const appealed = await tx
    .select({ id: appeals.caseId })
    .from(appeals)
    .where(and(inArray(appeals.caseId, of), eq(appeals.state, 'filed')));
  const found = await tx
    .select({ id: vetoes.caseId })
    .from(vetoes)
    .where(and(inArray(vetoes.caseId, of), inArray(vetoes.state, ['registered', 'heard'])));
  const objected = await tx
    .select({ id: objections.subjectId })
    .from(objections)
    .where(and(inArray(objections.subjectId, of), inArray(objections.state, [...openObjectionStates])));
  return [asked, appealed, found, objected].flat().flatMap(({ id }) => id ?? []);
}

/** The last day of the longest certificate; null where none was granted, or none that is good. */
async function lastTermOf({ tx }: Desk, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const papers = await tx
    .select({ printed: certificates.printed })
    .from(certificates)
    .where(and(inArray(certificates.caseId, [...ids]), ne(certificates.status, 'revoked')));
  return (
    papers
      .map(({ printed }) => printed.termTo ?? '9999-12-31')
      .toSorted()
      .at(-1) ?? null
  );
}
