import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { isBeneath } from '../../db/read/beneath.js';
import { people, postHoldings, posts } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { addDays, dayOf } from '../../domain/time/beijing.js';
import { roles } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { bureauSeat } from '../kit/seats.js';
import { handOver } from './hand-over.js';

const input = z.strictObject({
  orgId: z.uuid(),
  role: z.enum(roles),
  leavingId: z.uuid(),
  comingId: z.uuid(),
});

/**
 * From today another person holds a post: no open task is lost, the links of the one who left die, the new holder is written to.
 * By an officer of the bureau. 'notYourPost', 'notFound' (no such holder or person, a body of another bureau), 'badInput' (holds it already, or is the same).
 */
export const replaceHolder = act<PersonActor, z.infer<typeof input>, { tasks: number }>({
  name: 'replaceHolder',
  input,
  chain: ({ orgId }) => orgId,
  run: async (desk, actor, { orgId, role, leavingId, comingId }) => {
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    if (!(await isBeneath(desk.tx, seat.orgId, orgId))) return refused(refuse('notFound'));
    const today = dayOf(desk.now);
    const current = await desk.tx
      .select({
        id: postHoldings.id,
        postId: postHoldings.postId,
        personId: postHoldings.personId,
        from: postHoldings.fromDay,
      })
      .from(postHoldings)
      .innerJoin(posts, eq(posts.id, postHoldings.postId))
      .where(
        and(
          eq(posts.orgId, orgId),
          eq(posts.role, role),
          or(isNull(postHoldings.toDay), gte(postHoldings.toDay, today)),
        ),
      );
    const leaving = current.find(({ personId, from }) => personId === leavingId && from <= today);
    const [coming] = await desk.tx.select({ id: people.id }).from(people).where(eq(people.id, comingId));
    if (!leaving || !coming) return refused(refuse('notFound'));
    if (current.some(({ personId }) => personId === comingId))
      return refused(refuse('badInput', { field: 'comingId' }));
    if (leaving.from === today) await desk.tx.delete(postHoldings).where(eq(postHoldings.id, leaving.id));
    else
      await desk.tx
        .update(postHoldings)
        .set({ toDay: addDays(today, -1) })
        .where(eq(postHoldings.id, leaving.id));
    await desk.tx
      .insert(postHoldings)
      .values({ id: randomUUID(), postId: leaving.postId, personId: comingId, fromDay: today });
    const tasks = await handOver(desk, { orgId, role });
    await record(desk, actor, {
      chain: orgId,
      act: 'replaceHolder',
      seat,
      facts: { role, leavingId, comingId, tasks },
    });
    return accepted({ tasks });
  },
});
