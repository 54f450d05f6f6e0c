import { and, eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import { cases, draws, experts, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { officerOf } from '../kit/organiser.js';
import { seatAt } from '../kit/seats.js';
import { openRun } from '../kit/stage.js';
import { homeOf } from './expert-home.js';
import { addFurtherTask } from './further-task.js';
import { lockRound } from './round-task.js';

const input = z.strictObject({ roundId: z.uuid(), personId: z.uuid() });

/**
 * Puts a person into the expert pool of a round (HOST-25). Refuses `notFound`, `stageNotOpen` once the panel is drawn,
 * `conflictOfInterest` (HOST-O15) for whoever applies in the same round, `badInput` for an unknown person.
 */
export const addExpert = act<PersonActor, z.infer<typeof input>, { readonly pool: number }>({
  name: 'addExpert',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, personId }) => {
    const round = await lockRound(desk, roundId);
    const seat = round && (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
    if (!seat) return refused(refuse('notFound'));
    const [drawn] = await desk.tx.select({ id: draws.id }).from(draws).where(eq(draws.roundId, roundId));
    if (drawn || round.state !== 'open') return refused(refuse('stageNotOpen', { ruleId: 'HOST-25' }));
    const [person] = await desk.tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
    if (!person) return refused(refuse('badInput', { field: 'personId' }));
    const [own] = await desk.tx
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(
          eq(cases.roundId, roundId),
          eq(cases.applicantId, personId),
          notInArray(cases.state, ['draft', 'declined', 'notForwarded']),
        ),
      );
    if (own) return refused(refuse('conflictOfInterest', { ruleId: 'HOST-O15', facts: { ground: 'self' } }));
    const added = await desk.tx
      .insert(experts)
      .values({ roundId, personId, ...(await homeOf(desk, personId)), state: 'pool' })
      .onConflictDoNothing()
      .returning();
    const run = await openRun(desk, { kind: 'round', id: roundId }, 'panelFormation');
    const seed = { kind: 'declareConflicts', orgId: round.bureauId, role: 'expert', personId } as const;
    if (run && added.length > 0) await addFurtherTask(desk, run, round, seed);
    const pool = (await desk.tx.select().from(experts).where(eq(experts.roundId, roundId))).length;
    await record(desk, actor, {
      chain: roundId,
      act: 'addExpert',
      seat,
      ruleIds: ['HOST-25'],
      facts: { personId, pool },
    });
    return accepted({ pool });
  },
});
