import { and, asc, eq, gte, ilike, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '../database.js';
import { organisations, people, postHoldings, posts } from '../schema/all.js';

/** What was typed, as part of a name or code; signs of the pattern language mean themselves. */
const partOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Bodies whose name or code holds a text, at most `limit`. */
export const bodiesLike = (db: Db, text: string, limit: number) =>
  db
    .select({ id: organisations.id, code: organisations.code, name: organisations.name, kind: organisations.kind })
    .from(organisations)
    .where(or(ilike(organisations.name, partOf(text)), ilike(organisations.code, partOf(text))))
    .orderBy(asc(organisations.code))
    .limit(limit);

/** Who holds the posts of a body on a Beijing day, post by post. */
export const holdersAt = (db: Db, orgId: string, day: string) =>
  db
    .select({ role: posts.role, personId: people.id, name: people.name, from: postHoldings.fromDay })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postHoldings.postId))
    .innerJoin(people, eq(people.id, postHoldings.personId))
    .where(
      and(
        eq(posts.orgId, orgId),
        lte(postHoldings.fromDay, day),
        or(isNull(postHoldings.toDay), gte(postHoldings.toDay, day)),
      ),
    )
    .orderBy(asc(posts.role), asc(people.name));

/** People whose name or code holds a text, at most `limit`; codes tell two of one name apart. */
export const peopleLike = (db: Db, text: string, limit: number) =>
  db
    .select({ personId: people.id, name: people.name, code: people.code })
    .from(people)
    .where(or(ilike(people.name, partOf(text)), ilike(people.code, partOf(text))))
    .orderBy(asc(people.name), asc(people.code))
    .limit(limit);
