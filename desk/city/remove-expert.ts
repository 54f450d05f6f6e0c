import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { conflicts, draws, experts, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { officerOf } from '../kit/organiser.js';
import { seatAt } from '../kit/seats.js';
import { lockRound } from './round-task.js';

const input = z.strictObject({ roundId: z.uuid(), personId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/** Takes a person out of the pool before the draw (HOST-25). Refuses `notFound`, `stageNotOpen` once the panel is drawn. */
export const removeExpert = act<PersonActor, z.infer<typeof input>, { readonly pool: number }>({
  name: 'removeExpert',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, personId }) => {
    const round = await lockRound(desk, roundId);
    const seat = round && (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
    if (!seat) return refused(refuse('notFound'));
    const [drawn] = await desk.tx.select({ id: draws.id }).from(draws).where(eq(draws.roundId, roundId));
    if (drawn) return refused(refuse('stageNotOpen', { ruleId: 'HOST-25' }));
    const gone = await desk.tx
      .delete(experts)
      .where(and(eq(experts.roundId, roundId), eq(experts.personId, personId)))
      .returning();
    if (gone.length === 0) return refused(refuse('notFound', { field: 'personId' }));
    await desk.tx.delete(conflicts).where(and(eq(conflicts.roundId, roundId), eq(conflicts.personId, personId)));
    await desk.tx
      .update(tasks)
      .set({ state: 'cancelled', outcome: 'removed', closedAt: desk.now })
      .where(
        and(
          eq(tasks.subjectId, roundId),
          eq(tasks.personId, personId),
          eq(tasks.kind, 'declareConflicts'),
          inArray(tasks.state, ['open', 'suspended']),
        ),
      );
    const pool = (await desk.tx.select().from(experts).where(eq(experts.roundId, roundId))).length;
    const facts = { personId, pool };
    await record(desk, actor, { chain: roundId, act: 'removeExpert', seat, ruleIds: ['HOST-25'], facts });
    return accepted({ pool });
  },
});
