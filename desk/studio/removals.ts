import { and, asc, eq, inArray, max } from 'drizzle-orm';
import { decisions, memberRemovals, memberships, removalOpinions } from '../../db/schema/all.js';
import type { BodyOpinion } from '../../domain/studio/members/bodies.js';
import { undecided } from '../../domain/studio/members/removal.js';
import type { Desk } from '../kit/deps.js';

export type Removal = typeof memberRemovals.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** @throws Error for an unknown number: numbers come from our own runs here */
export async function removalNumbered({ tx }: At, termId: string, number: number): Promise<Removal> {
  const [row] = await tx
    .select()
    .from(memberRemovals)
    .where(and(eq(memberRemovals.termId, termId), eq(memberRemovals.number, number)));
  if (!row) throw new Error('no such removal');
  return row;
}

/** @throws Error for an unknown id: ids come from our own rows here */
export async function removalOf({ tx }: At, id: string): Promise<Removal> {
  const [row] = await tx.select().from(memberRemovals).where(eq(memberRemovals.id, id));
  if (!row) throw new Error('no such removal');
  return row;
}

export async function nextRemovalNumber({ tx }: At, termId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(memberRemovals.number) })
    .from(memberRemovals)
    .where(eq(memberRemovals.termId, termId));
  return (row?.last ?? 0) + 1;
}

/** The undecided removals of a person, of whatever studio; of one membership alone where that is asked. */
export const undecidedRemovals = (
  { tx }: At,
  of: { readonly personId: string } | { readonly membershipId: string },
): Promise<readonly Removal[]> =>
  tx
    .select({ removal: memberRemovals })
    .from(memberRemovals)
    .innerJoin(memberships, eq(memberships.id, memberRemovals.membershipId))
    .where(
      and(
        'personId' in of ? eq(memberships.personId, of.personId) : eq(memberships.id, of.membershipId),
        inArray(memberRemovals.state, [...undecided]),
      ),
    )
    .then((rows) => rows.map(({ removal }) => removal));

/** What host and bodies have said so far. */
export const removalOpinionsOn = ({ tx }: At, removalId: string): Promise<readonly BodyOpinion[]> =>
  tx
    .select({
      body: removalOpinions.body,
      personId: removalOpinions.personId,
      outcome: removalOpinions.outcome,
      reason: decisions.reason,
    })
    .from(removalOpinions)
    .innerJoin(decisions, eq(decisions.id, removalOpinions.decisionId))
    .where(eq(removalOpinions.removalId, removalId))
    .orderBy(asc(removalOpinions.givenAt));

/** Nothing is decided on them any more: the membership, or the term, is over. */
export async function dropRemovals(desk: Desk, where: { readonly termId: string } | { readonly membershipId: string }) {
  const of =
    'termId' in where ? eq(memberRemovals.termId, where.termId) : eq(memberRemovals.membershipId, where.membershipId);
  await desk.tx
    .update(memberRemovals)
    .set({ state: 'dropped', decidedAt: desk.now })
    .where(and(of, inArray(memberRemovals.state, [...undecided])));
}
