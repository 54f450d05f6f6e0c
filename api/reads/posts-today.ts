import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, postHoldings, posts } from '../../db/schema/all.js';
import type { Day } from '../../domain/time/beijing.js';
import type { Role } from '../../domain/vocabulary.js';

export interface PostHeld {
  readonly orgName: string;
  readonly role: Role;
}

/** The posts that each of these people holds on a Beijing day; absent: none. */
export async function postsToday(
  tx: Db,
  personIds: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, readonly PostHeld[]>> {
  const held = new Map<string, PostHeld[]>();
  if (personIds.length === 0) return held;
  const { personId, fromDay, toDay } = postHoldings;
  const rows = await tx
    .select({ personId, orgName: organisations.name, role: posts.role })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(organisations, eq(organisations.id, posts.orgId))
    .where(and(inArray(personId, [...personIds]), lte(fromDay, day), or(isNull(toDay), gte(toDay, day))))
    .orderBy(asc(organisations.code), asc(posts.role));
  for (const { personId: of, ...post } of rows) held.set(of, [...(held.get(of) ?? []), post]);
  return held;
}
