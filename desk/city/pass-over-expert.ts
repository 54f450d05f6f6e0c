import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { officerOf } from '../kit/organiser.js';
import { seatAt } from '../kit/seats.js';
import { afterWord, lockDraw } from './come-to-panel.js';
import { casesAtCity } from './pool.js';
import { lockRound } from './round-task.js';
import { scoringRun } from './sheets.js';

const input = z.strictObject({ roundId: z.uuid(), personId: z.uuid(), reason: z.string().trim().min(1).max(500) });

/**
 * The city's officer waits no longer for an expert's word on candidates who came after the draw (illness, silence): the lot passes
 * this one over (HOST-O15), sheets given before stay. Refuses `notFound`, `stageNotOpen` where there is no scoring, or the person
 * owes no word.
 */
export const passOverExpert = act<PersonActor, z.infer<typeof input>, { readonly passedOver: true }>({
  name: 'passOverExpert',
  input,
  chain: (i) => i.roundId,
  run: async (desk, actor, { roundId, personId, reason }) => {
    const round = await lockRound(desk, roundId);
    const seat = round && (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
    if (!round || !seat) return refused(refuse('notFound'));
    const run = await scoringRun(desk, roundId);
    if (!run) return refused(refuse('stageNotOpen', { ruleId: 'HOST-25' }));
    await casesAtCity(desk, roundId);
    await lockDraw(desk, roundId);
    const ended = await desk.tx
      .update(tasks)
      .set({ state: 'cancelled', outcome: 'passedOver', closedAt: desk.now })
      .where(
        and(
          eq(tasks.stageRunId, run.id),
          eq(tasks.kind, 'declareConflicts'),
          eq(tasks.personId, personId),
          inArray(tasks.state, ['open', 'suspended']),
        ),
      )
      .returning({ id: tasks.id });
    if (ended.length === 0) return refused(refuse('stageNotOpen', { ruleId: 'HOST-O15' }));
    const facts = { personId, reasonLength: reason.length };
    await record(desk, actor, { chain: roundId, act: 'passOverExpert', seat, ruleIds: ['HOST-O15'], facts });
    await afterWord(desk, round);
    return accepted({ passedOver: true });
  },
});
