import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database.js';
import { cases, countyQuotas, organisations, people, scoreSheets } from '../schema/all.js';

/** Every county authority by code, with the places it has in a round; `roundId` null for none yet. */
export async function countiesOf(db: Db, roundId: string | null) {
  const bodies = await db
    .select({ orgId: organisations.id, code: organisations.code, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.kind, 'countyAuthority'))
    .orderBy(asc(organisations.code));
  const quotas = roundId ? await db.select().from(countyQuotas).where(eq(countyQuotas.roundId, roundId)) : [];
  return bodies.map((body) => ({ ...body, places: quotas.find(({ orgId }) => orgId === body.orgId)?.cap ?? null }));
}

export async function organisationName(db: Db, id: string): Promise<string | null> {
  const [row] = await db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, id));
  return row?.name ?? null;
}

/** Who scores which application of a round, sealed or not; no points. The caller authorises. */
export const sheetsOfRound = (db: Db, roundId: string) =>
  db
    .select({
      caseId: scoreSheets.caseId,
      personId: scoreSheets.personId,
      state: scoreSheets.state,
      number: cases.number,
      name: people.name,
    })
    .from(scoreSheets)
    .innerJoin(cases, eq(cases.id, scoreSheets.caseId))
    .innerJoin(people, eq(people.id, scoreSheets.personId))
    .where(eq(scoreSheets.roundId, roundId))
    .orderBy(asc(people.name), asc(cases.number));

/** Numbers of applications by id. */
export async function caseNumbers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(inArray(cases.id, [...ids]));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
