import { asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { roundOrders, rounds } from '../../db/schema/all.js';
import { type Seat, seatsOf } from '../../desk/kit/seats.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { cityRoles, countyRoles } from './case-sight.js';

type RoundRow = typeof rounds.$inferSelect;

/** Rounds that were opened; drafts only for the bureau that writes them. */
export async function roundsFor(tx: Db, seats: readonly Seat[]): Promise<readonly RoundRow[]> {
  const rows = await tx.select().from(rounds).orderBy(asc(rounds.code));
  return rows.filter((row) => row.state !== 'draft' || isOfCity(seats, row));
}

/** One of `roundsFor`; 'notFound' otherwise. */
export async function roundFor(tx: Db, seats: readonly Seat[], roundId: string): Promise<Result<RoundRow>> {
  const [row] = await tx.select().from(rounds).where(eq(rounds.id, roundId));
  return row && (row.state !== 'draft' || isOfCity(seats, row)) ? accepted(row) : refused(refuse('notFound'));
}

export const isOfCity = (seats: readonly Seat[], { bureauId }: Pick<RoundRow, 'bureauId'>): boolean =>
  seats.some(({ role, orgId }) => orgId === bureauId && cityRoles.includes(role));

export const isOfCounty = (seats: readonly Seat[], countyId: string | null): boolean =>
  seats.some(({ role, orgId }) => orgId === countyId && countyRoles.includes(role));

interface At {
  readonly tx: Db;
  readonly now: string;
  readonly actor: { readonly personId: string; readonly taskId?: string };
}

/** A round in the eyes of its bureau: 'notFound' for everybody else. */
export async function cityRound(at: At, roundId: string): Promise<Result<RoundRow>> {
  const [row] = await at.tx.select().from(rounds).where(eq(rounds.id, roundId));
  if (!row || at.actor.taskId) return refused(refuse('notFound'));
  return isOfCity(await seatsOf(at, at.actor.personId), row) ? accepted(row) : refused(refuse('notFound'));
}

/** The orders of a round, oldest first. */
export const ordersOf = (tx: Db, roundId: string) =>
  tx.select().from(roundOrders).where(eq(roundOrders.roundId, roundId)).orderBy(asc(roundOrders.proposedAt));
