import { and, count, eq, gte, inArray, lt, ne } from 'drizzle-orm';
import type { Db } from '../database.js';
import { certificates, rounds } from '../schema/all.js';

/** HOST-O01: studios that take a place of the city's target. A revoked one frees its place where policy says so. */
export async function studiosTakingPlaces(tx: Db, endedFreesPlace: boolean): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(certificates)
    .where(endedFreesPlace ? inArray(certificates.status, ['valid', 'suspended']) : undefined);
  return row?.n ?? 0;
}

/** The parameters of the other rounds that are still open: what they may grant is spoken for. */
export async function otherOpenRounds(tx: Db, roundId: string): Promise<readonly unknown[]> {
  const rows = await tx
    .select({ parameters: rounds.parameters })
    .from(rounds)
    .where(and(eq(rounds.state, 'open'), ne(rounds.id, roundId)));
  return rows.map(({ parameters }) => parameters);
}

/** How many other rounds opened between two instants (the second excluded). */
export async function roundsOpenedBetween(tx: Db, roundId: string, from: string, before: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(rounds)
    .where(and(ne(rounds.id, roundId), gte(rounds.openedAt, from), lt(rounds.openedAt, before)));
  return row?.n ?? 0;
}
