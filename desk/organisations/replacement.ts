import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { people, postHoldings, posts } from '../../db/schema/all.js';
import type { PostContent } from '../../domain/post-changes.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { addDays, dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { handOver } from './hand-over.js';
import type { ReadContent } from './read-content.js';

type Replacement = Omit<Extract<PostContent, { kind: 'replacement' }>, 'kind'>;

/**
 * From today another person holds a post: no open task is lost, the links of who leaves die, who comes is written to. 'notFound' (no such holder or person), 'badInput' (holds it already, or is the same).
 */
export async function readReplacement(
  desk: Pick<Desk, 'tx' | 'now'>,
  asked: Replacement,
): Promise<Result<ReadContent>> {
  const { orgId, role, leavingId, comingId } = asked;
  const today = dayOf(desk.now);
  const { id, postId, personId, fromDay: from, toDay: to } = postHoldings;
  const current = await desk.tx
    .select({ id, postId, personId, from, to })
    .from(postHoldings)
    .innerJoin(posts, eq(posts.id, postId))
    .where(and(eq(posts.orgId, orgId), eq(posts.role, role), or(isNull(to), gte(to, today))));
  const leaving = current.find((one) => one.personId === leavingId && one.from <= today);
  const [coming] = await desk.tx.select({ id: people.id }).from(people).where(eq(people.id, comingId));
  if (!leaving || !coming) return refused(refuse('notFound'));
  if (current.some((one) => one.personId === comingId)) return refused(refuse('badInput', { field: 'comingId' }));
  const yesterday = addDays(today, -1);
  const post = { orgId, role };
  return accepted({
    changes: [
      { ...post, personId: leavingId, from: leaving.from, to: yesterday, change: 'ends', was: leaving.to },
      { ...post, personId: comingId, from: today, to: null, change: 'begins', was: null },
    ],
    apply: async (at) => {
      const left = eq(postHoldings.id, leaving.id);
      // Whoever came only today never held it.
      if (leaving.from === today) await at.tx.delete(postHoldings).where(left);
      else await at.tx.update(postHoldings).set({ toDay: yesterday }).where(left);
      const came = { id: randomUUID(), postId: leaving.postId, personId: comingId, fromDay: today };
      await at.tx.insert(postHoldings).values(came);
      await handOver(at, post);
    },
  });
}
