import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../database.js';
import { accounts, people } from '../schema/all.js';
import { bodiesBeneath } from './beneath.js';

/** People of a bureau's bodies without an account: how many could be invited, and how many have no address. */
export async function accountCounts(db: Db, bureauId: string) {
  const bodies = [...(await bodiesBeneath(db, bureauId))];
  const rows = await db
    .select({ without: isNull(people.email), found: count() })
    .from(people)
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(isNull(accounts.id), inArray(people.nominatedByOrgId, bodies)))
    .groupBy(isNull(people.email));
  const of = (without: boolean) => rows.find((row) => row.without === without)?.found ?? 0;
  return { invitable: of(false), withoutAddress: of(true) };
}
