import { z } from 'zod';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { settleTermTask, takeTermTask } from './term-task.js';

const input = z.strictObject({ taskId: z.uuid() });

/** HOST-27, STUDIO-14: the leader of the host's unit confirms that certificate and plaque arrived. Refuses as `takeTask`. */
export const receivePapers = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'received' }>({
  name: 'receivePapers',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'receipt');
    if (!taken.ok) return taken;
    await settleTermTask(desk, actor, taken.value, {
      act: 'receivePapers',
      stage: 'receipt',
      outcome: 'received',
      ruleIds: ['HOST-27', 'STUDIO-14'],
    });
    return accepted({ outcome: 'received' });
  },
});
