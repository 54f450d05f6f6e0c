import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { roundOrders, rounds } from '../../db/schema/all.js';
import { isOpenTo, leaderOf, type Organiser, officerOf } from '../../desk/kit/organiser.js';
import { type Seat, seatsOf } from '../../desk/kit/seats.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { countyRoles } from './case-sight.js';

type RoundRow = typeof rounds.$inferSelect;

/** Rounds that were opened, a county's own only for whoever is of that county (LOCAL-01); drafts only for the bureau that writes them. */
export async function roundsFor(tx: Db, seats: readonly Seat[]): Promise<readonly RoundRow[]> {
  const rows = await tx.select().from(rounds).orderBy(asc(rounds.code));
  const seen = await Promise.all(rows.map((row) => isSeen(tx, seats, row)));
  return rows.filter((_, at) => seen[at]);
}

const isSeen = async (tx: Db, seats: readonly Seat[], row: RoundRow): Promise<boolean> =>
  row.state === 'draft' ? isOfOrganiser(seats, row) : isOpenTo({ tx }, seats, row);

/** One of `roundsFor`; 'notFound' otherwise. */
export async function roundFor(tx: Db, seats: readonly Seat[], roundId: string): Promise<Result<RoundRow>> {
  const [row] = await tx.select().from(rounds).where(eq(rounds.id, roundId));
  return row && (await isSeen(tx, seats, row)) ? accepted(row) : refused(refuse('notFound'));
}

/** Of whoever runs the round: the city's bureau, or the county whose own it is (LOCAL-01). */
export const isOfOrganiser = (seats: readonly Seat[], round: Organiser): boolean =>
  [officerOf(round), leaderOf(round)].some((post) =>
    seats.some(({ role, orgId }) => orgId === post.orgId && role === post.role),
  );

export const isOfCounty = (seats: readonly Seat[], countyId: string | null): boolean =>
  seats.some(({ role, orgId }) => orgId === countyId && countyRoles.includes(role));

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string; readonly taskId?: string };
}

/** A round in the eyes of its bureau: 'notFound' for everybody else. */
export async function roundOfOrganiser(at: At, roundId: string): Promise<Result<RoundRow>> {
  const [row] = await at.tx.select().from(rounds).where(eq(rounds.id, roundId));
  if (!row || at.actor.taskId) return refused(refuse('notFound'));
  return isOfOrganiser(await seatsOf(at, at.actor.personId), row) ? accepted(row) : refused(refuse('notFound'));
}

/** The orders of a round, oldest first. */
export const ordersOf = (tx: Db, roundId: string) =>
  tx.select().from(roundOrders).where(eq(roundOrders.roundId, roundId)).orderBy(asc(roundOrders.proposedAt));
