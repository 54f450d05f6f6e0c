import { and, eq, inArray, ne } from 'drizzle-orm';
import { conflicts, experts } from '../../db/schema/all.js';
import { hashOf } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { computeRanking, storedRanking } from './compute-ranking.js';

type At = Pick<Desk, 'tx' | 'vault'>;

/** Who has no vote on these candidates for a conflict with one of them, whatever the ground (HOST-O15). */
export const barredFrom = (desk: Pick<Desk, 'tx'>, caseIds: readonly string[]) =>
  desk.tx
    .select({ personId: conflicts.personId, ground: conflicts.ground })
    .from(conflicts)
    .where(and(inArray(conflicts.caseId, [...caseIds]), ne(conflicts.ground, 'none')));

/** Persons of the panel who may vote on a tie of these; nobody where the round's rules know no such vote. */
export async function votersOn(
  desk: Pick<Desk, 'tx'>,
  { id, parameters }: Pick<Round, 'id' | 'parameters'>,
  caseIds: readonly string[],
): Promise<readonly string[]> {
  if (caseIds.length === 0 || !parameters.tieRules.includes('chairVote')) return [];
  const barred = new Set((await barredFrom(desk, caseIds)).map(({ personId }) => personId));
  const panel = await desk.tx
    .select({ personId: experts.personId })
    .from(experts)
    .where(and(eq(experts.roundId, id), eq(experts.state, 'drawn')));
  return panel.map(({ personId }) => personId).filter((personId) => !barred.has(personId));
}

/** The tie at the last place as it stands, by case id; empty where there is none, or the ranking is confirmed or not yet made. */
export async function openTie(desk: At, round: Round): Promise<readonly string[]> {
  const stored = await storedRanking(desk, round.id);
  if (!stored || stored.confirmedBy !== null) return [];
  const { rows } = await computeRanking(desk, round, stored.result);
  return rows.find((row) => row.tiedWith)?.tiedWith ?? [];
}

/** The same candidates, in whatever order. */
export const isSameGroup = (one: readonly string[], other: readonly string[]): boolean =>
  hashOf(one.toSorted()) === hashOf(other.toSorted());
