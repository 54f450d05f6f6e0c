import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { studioMoves } from '../../../db/schema/all.js';
import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { isAlive } from '../../../domain/studio/letter/issue.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { holdersOf, organisationsByIds } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { drafterSeat } from '../drafter.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { lockMove, type MoveRow } from './moves.js';
import { toUnit } from './to-unit.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['consented', 'declined']),
  /** Needed with a refusal; the section reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * STUDIO-O05, STUDIO-14: the leader of the new unit takes the studio in, with office and equipment to come (STUDIO-15), or declines with a
 * reason; consented, it stands there from now on. Refuses as `takeTask`; 'stageNotOpen' (STUDIO-05) once the term is over; 'badInput' for a
 * refusal without a reason.
 */
export const consentMove = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'consented' | 'declined' }>({
  name: 'consentMove',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'moveConsent');
    if (!taken.ok) return taken;
    const { term, run, seat } = taken.value;
    if (!isAlive(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    if (outcome === 'declined' && reason === '')
      return refused(refuse('badInput', { ruleId: 'STUDIO-O05', field: 'reason' }));
    const move = await lockMove(desk, term.id, run.number);
    const [unit] = await organisationsByIds(desk, [move.toUnitId]);
    if (!unit) throw new Error('a move to a unit that is not there');
    await desk.tx
      .update(studioMoves)
      .set({
        state: outcome === 'consented' ? 'moved' : 'declined',
        answeredBy: actor.personId,
        answeredRole: seat.role,
        settledAt: desk.now,
      })
      .where(eq(studioMoves.id, move.id));
    await settleTermTask(desk, actor, taken.value, {
      act: 'consentMove',
      stage: 'moveConsent',
      outcome,
      ruleIds: ['STUDIO-14', 'STUDIO-O05'],
      facts: { outcome },
      reason,
    });
    if (outcome === 'consented') await toUnit(desk, term, unit);
    else await writeOfRefusal(desk, term, move, unit.name);
    return accepted({ outcome });
  },
});

/** To the section. */
async function writeOfRefusal(desk: Desk, term: Term, { id }: MoveRow, unitName: string): Promise<void> {
  for (const { personId } of await holdersOf(desk, await drafterSeat(desk, term)))
    await postTo(desk, personId, {
      event: `moveDeclined:${id}`,
      letter: 'moveDeclined',
      data: { studioName: term.name, studioNumber: term.studio.number, unitName },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
