import { and, count, eq, gte, inArray, lt, ne } from 'drizzle-orm';
import type { Db } from '../database.js';
import { certificates, rounds } from '../schema/all.js';

/** A round and whose it is: the city's and each county's target and rounds are counted apart (LOCAL-01). */
interface OneRound {
  readonly id: string;
  readonly bureauId: string;
}

/** HOST-O01: studios that take a place of the bureau's target. A revoked one frees its place where policy says so. */
export async function studiosTakingPlaces(tx: Db, bureauId: string, endedFreesPlace: boolean): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(certificates)
    .innerJoin(rounds, eq(rounds.id, certificates.roundId))
    .where(
      and(
        eq(rounds.bureauId, bureauId),
        endedFreesPlace ? inArray(certificates.status, ['valid', 'suspended']) : undefined,
      ),
    );
  return row?.n ?? 0;
}

/** The parameters of the other rounds that are still open: what they may grant is spoken for. */
export async function otherOpenRounds(tx: Db, { id, bureauId }: OneRound): Promise<readonly unknown[]> {
  const rows = await tx
    .select({ parameters: rounds.parameters })
    .from(rounds)
    .where(and(eq(rounds.state, 'open'), eq(rounds.bureauId, bureauId), ne(rounds.id, id)));
  return rows.map(({ parameters }) => parameters);
}

/** How many other rounds opened between two instants (the second excluded). */
export async function roundsOpenedBetween(
  tx: Db,
  { id, bureauId }: OneRound,
  from: string,
  before: string,
): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(rounds)
    .where(
      and(eq(rounds.bureauId, bureauId), ne(rounds.id, id), gte(rounds.openedAt, from), lt(rounds.openedAt, before)),
    );
  return row?.n ?? 0;
}
