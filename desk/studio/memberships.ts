import { and, asc, desc, eq, inArray, isNull, lt, max } from 'drizzle-orm';
import { wasDecided } from '../../db/read/members.js';
import { decisions, memberOpinions, memberships, organisations, studios, terms, vetoes } from '../../db/schema/all.js';
import { nextState } from '../../domain/machine.js';
import type { Refusal } from '../../domain/refusal.js';
import { refuse } from '../../domain/refusal.js';
import type { BodyOpinion } from '../../domain/studio/members/bodies.js';
import { type MemberFacts, memberChecks } from '../../domain/studio/members/qualification.js';
import { type MemberEvent, type MemberGuard, memberMachine } from '../../domain/studio/members/states.js';
import { type SchoolType, schoolTypes } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import type { Term } from '../kit/term.js';
import { undecidedRemovals } from './removals.js';

export type Membership = typeof memberships.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** Whoever is nominated, decided or serves in the term today, in the order of the nominations. */
export const liveMembers = ({ tx }: At, termId: string): Promise<readonly Membership[]> =>
  tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.termId, termId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.number));

/** Everybody ever nominated in a term, in that order. */
export const membersOf = ({ tx }: At, termId: string): Promise<readonly Membership[]> =>
  tx.select().from(memberships).where(eq(memberships.termId, termId)).orderBy(asc(memberships.number));

/** Whoever was decided on as a member in the term, whatever has become of it since: the studio is their own (STUDIO-10). */
export async function everMembers({ tx }: At, termId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.termId, termId), wasDecided));
  return rows.map(({ personId }) => personId);
}

/** One membership of a term by its number; null for none. */
export async function memberBy({ tx }: At, termId: string, number: number): Promise<Membership | null> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.termId, termId), eq(memberships.number, number)));
  return row ?? null;
}

/** Whose a removal or a writing is. @throws Error where it is not there: ids come from our own rows here */
export async function membershipOf(
  { tx }: At,
  { membershipId }: { readonly membershipId: string },
): Promise<Membership> {
  const [row] = await tx.select().from(memberships).where(eq(memberships.id, membershipId));
  if (!row) throw new Error('no such membership');
  return row;
}

/** One membership of a term by its number, locked; null for none. The term is locked before. */
export async function lockMembership({ tx }: At, termId: string, number: number): Promise<Membership | null> {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.termId, termId), eq(memberships.number, number)))
    .for('update');
  return row ?? null;
}

export async function nextMemberNumber({ tx }: At, termId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(memberships.number) })
    .from(memberships)
    .where(eq(memberships.termId, termId));
  return (row?.last ?? 0) + 1;
}

/** Which way the members of a studio are decided on: the kind of its unit (MEMBER-01, MEMBER-02, MEMBER-O01). */
export async function wayOf({ tx }: At, { studio }: Pick<Term, 'studio'>): Promise<SchoolType> {
  const [unit] = await tx
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, studio.unitId));
  return schoolTypes.find((type) => type === unit?.kind) ?? 'countySchool';
}

/** What the competent bodies have said so far. */
export async function opinionsOn({ tx }: At, membershipId: string): Promise<readonly BodyOpinion[]> {
  return tx
    .select({
      body: memberOpinions.body,
      personId: memberOpinions.personId,
      outcome: memberOpinions.outcome,
      reason: decisions.reason,
    })
    .from(memberOpinions)
    .innerJoin(decisions, eq(decisions.id, memberOpinions.decisionId))
    .where(eq(memberOpinions.membershipId, membershipId))
    .orderBy(asc(memberOpinions.givenAt));
}

/** MEMBER-O02, MEMBER-O03: the conditions of the edition as they stand today; that somebody serves as head teacher is the host's word. */
export async function checksOn(
  desk: At,
  term: Pick<Term, 'id' | 'studioId' | 'number' | 'parameters'>,
  { personId }: Pick<Membership, 'personId'>,
  serves: boolean,
) {
  const { tx } = desk;
  const bars = await tx
    .select({ id: vetoes.id })
    .from(vetoes)
    .where(
      and(
        eq(vetoes.personId, personId),
        eq(vetoes.kind, 'ethics'),
        inArray(vetoes.state, ['registered', 'heard', 'effective']),
      ),
    );
  // a removal is no veto, and keeps out as one does
  const removed = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.state, 'removed')));
  const accused = await undecidedRemovals(desk, { personId });
  const hosted = await tx
    .select({ id: terms.id })
    .from(terms)
    .innerJoin(studios, eq(studios.id, terms.studioId))
    .where(and(eq(studios.hostId, personId), isNull(terms.endedAt)));
  const elsewhere = await tx
    .select({ termId: memberships.termId })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt), isNull(terms.endedAt)));
  const [earlier] = await tx
    .select({ state: memberships.state })
    .from(memberships)
    .innerJoin(terms, eq(terms.id, memberships.termId))
    .where(and(eq(memberships.personId, personId), eq(terms.studioId, term.studioId), lt(terms.number, term.number)))
    .orderBy(desc(terms.number), desc(memberships.number))
    .limit(1);
  const facts: MemberFacts = {
    isHeadTeacherNow: serves,
    ethicsBar: bars.length + removed.length + accused.length > 0,
    isHostElsewhere: hosted.length > 0,
    earlier: earlier?.state ?? null,
    otherStudios: elsewhere.filter(({ termId }) => termId !== term.id).length,
  };
  return memberChecks(facts, term.parameters);
}

/** Moves a membership by its table of states, or says why it cannot move. */
export async function moveMembership(
  desk: Desk,
  membership: Membership,
  event: MemberEvent,
  more: {
    readonly holds?: Partial<Record<MemberGuard, boolean>>;
    readonly set?: Partial<typeof memberships.$inferInsert>;
  } = {},
): Promise<Refusal | null> {
  const context = { agreementSigned: false, membershipOver: false, ...more.holds };
  const step = nextState(memberMachine, { state: membership.state, previous: membership.priorState, context }, event);
  if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: memberMachine.ruleId });
  await desk.tx
    .update(memberships)
    .set({ ...more.set, state: step.value })
    .where(eq(memberships.id, membership.id));
  return null;
}
