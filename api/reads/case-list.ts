import { and, asc, eq, exists, gt, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { cases, decisions, organisations, people, rounds, scoreSheets } from '../../db/schema/all.js';
import type { Seat } from '../../desk/kit/seats.js';
import type { Role } from '../../domain/vocabulary.js';
import { cursorQuery, page, readCursor } from '../cursor.js';
import { caseState, id } from '../routes/shapes.js';
import { cityRoles, countyRoles, schoolRoles } from './case-sight.js';

export const caseListQuery = z.object({
  ...cursorQuery,
  roundId: id.optional(),
  state: caseState.optional(),
  schoolId: id.optional(),
  countyId: id.optional(),
});
type Query = z.output<typeof caseListQuery>;

/** All cases the reader may see, oldest first, by the same rules as `sightOf` (single tasks aside). */
export async function listCases(tx: Db, personId: string, seats: readonly Seat[], query: Query) {
  const after = readCursor(query.after, 2);
  const [createdAt = '', lastId = ''] = after ?? [];
  const rows = await tx
    .select({ file: cases, applicantName: people.name, school: organisations.name, roundName: rounds.name })
    .from(cases)
    .innerJoin(people, eq(people.id, cases.applicantId))
    .innerJoin(organisations, eq(organisations.id, cases.schoolId))
    .innerJoin(rounds, eq(rounds.id, cases.roundId))
    .where(
      and(
        visible(tx, personId, seats),
        query.roundId ? eq(cases.roundId, query.roundId) : undefined,
        query.state ? eq(cases.state, query.state) : undefined,
        query.schoolId ? eq(cases.schoolId, query.schoolId) : undefined,
        query.countyId ? eq(cases.countyId, query.countyId) : undefined,
        after
          ? or(gt(cases.createdAt, createdAt), and(eq(cases.createdAt, createdAt), gt(cases.id, lastId)))
          : undefined,
      ),
    )
    .orderBy(asc(cases.createdAt), asc(cases.id))
    .limit(query.limit + 1);
  const { items, next } = page(rows, query.limit, ({ file }) => [file.createdAt, file.id]);
  return { items: items.map(({ file, ...names }) => ({ ...file, caseId: file.id, ...names })), next };
}

function visible(tx: Db, personId: string, seats: readonly Seat[]): SQL | undefined {
  const at = (roles: readonly Role[]) => seats.filter(({ role }) => roles.includes(role)).map(({ orgId }) => orgId);
  const recommended = exists(
    tx
      .select({ one: sql`1` })
      .from(decisions)
      .where(
        and(
          eq(decisions.caseId, cases.id),
          eq(decisions.kind, 'collectiveDecision'),
          eq(decisions.decision, 'recommend'),
        ),
      ),
  );
  const assigned = exists(
    tx
      .select({ one: sql`1` })
      .from(scoreSheets)
      .where(
        and(eq(scoreSheets.caseId, cases.id), eq(scoreSheets.personId, personId), ne(scoreSheets.state, 'recused')),
      ),
  );
  const sentIn = gt(cases.formVersion, 0);
  return or(
    eq(cases.applicantId, personId),
    and(sentIn, inArray(cases.schoolId, at(schoolRoles))),
    and(sentIn, inArray(cases.countyId, at(countyRoles)), recommended),
    and(sentIn, inArray(rounds.bureauId, at(cityRoles))),
    assigned,
  );
}
