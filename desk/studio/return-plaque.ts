import { z } from 'zod';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { settleTermTask, takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** How it was given back, and what is missing. */
  note: z.string().trim().min(1).max(1000),
});

/**
 * STUDIO-O08: the leader of the unit says that plaque and certificate went back to the bureau. The numbers stay in their registers.
 * Refuses as `takeTask`.
 */
export const returnPlaque = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'returned' }>({
  name: 'returnPlaque',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, note }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'plaqueReturn');
    if (!taken.ok) return taken;
    await settleTermTask(desk, actor, taken.value, {
      act: 'returnPlaque',
      stage: 'plaqueReturn',
      outcome: 'returned',
      ruleIds: ['STUDIO-O08'],
      reason: note,
    });
    return accepted({ outcome: 'returned' });
  },
});
