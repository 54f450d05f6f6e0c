import { z } from 'zod';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { takeTermTask } from './term-task.js';

const input = z.strictObject({ taskId: z.uuid() });

/** HOST-27, STUDIO-14: the leader of the host's unit confirms that certificate and plaque arrived. Refuses as `takeTask`. */
export const receivePapers = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'received' }>({
  name: 'receivePapers',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'receipt');
    if (!taken.ok) return taken;
    const { run, seat, subject } = taken.value;
    const ruleIds = ['HOST-27', 'STUDIO-14'];
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      kind: 'receipt',
      ruleIds,
      decision: 'received',
    });
    await record(desk, actor, { chain: subject.id, act: 'receivePapers', seat, ruleIds });
    await settleStage(desk, {
      subject,
      stage: 'receipt',
      number: run.number,
      outcome: 'received',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'received' });
  },
});
