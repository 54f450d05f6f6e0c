import { z } from 'zod';
import { accepted, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { settleTermTask, takeTermTask } from './term-task.js';
import { moveTerm } from './terms.js';
import { refuseUndecided } from './veto/bars.js';

const input = z.strictObject({
  taskId: z.uuid(),
  decision: z.literal('close'),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-06: the term is over and the city's leader decides what follows; here that the studio is closed, with the reason on record.
 * Silence never does that (STUDIO-O03). Refuses as `takeTask`; 'ruleForbids' (VETO-O03) while a
 * finding against the host is undecided; 'stageNotOpen' (STUDIO-05) where the term is not over.
 */
export const decideRenewal = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'closed' }>({
  name: 'decideRenewal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'renewalDecision');
    if (!taken.ok) return taken;
    const undecided = await refuseUndecided(desk, taken.value.term);
    if (undecided) return refused(undecided);
    const refusal = await moveTerm(desk, taken.value.term, 'close', { set: { endedAt: desk.now } });
    if (refusal) return refused(refusal);
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideRenewal',
      facts: { outcome: 'closed' },
      stage: 'renewalDecision',
      outcome: 'closed',
      ruleIds: ['STUDIO-06', 'STUDIO-O02'],
      reason,
    });
    return accepted({ outcome: 'closed' });
  },
});
