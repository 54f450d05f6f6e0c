import { z } from 'zod';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import { settleTermTask, takeTermTask } from './term-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Where the studio has its place, and what it was given. */
  office: z.string().trim().min(1).max(500),
  equipment: z.string().trim().min(1).max(1000),
});

/** STUDIO-15: the leader of the host's unit says which office and equipment the studio has. Refuses as `takeTask`. */
export const confirmOffice = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'confirmed' }>({
  name: 'confirmOffice',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, office, equipment }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'unitConfirmation');
    if (!taken.ok) return taken;
    await settleTermTask(desk, actor, taken.value, {
      act: 'confirmOffice',
      stage: 'unitConfirmation',
      outcome: 'confirmed',
      ruleIds: ['STUDIO-15'],
      content: { office, equipment },
    });
    return accepted({ outcome: 'confirmed' });
  },
});
