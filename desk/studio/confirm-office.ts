import { z } from 'zod';
import { accepted } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { takeTermTask } from './term-task.js';

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
    const { run, seat, subject } = taken.value;
    const ruleIds = ['STUDIO-15'];
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      kind: 'unitConfirmation',
      ruleIds,
      decision: 'confirmed',
      content: { office, equipment },
    });
    await record(desk, actor, { chain: subject.id, act: 'confirmOffice', seat, ruleIds });
    await settleStage(desk, {
      subject,
      stage: 'unitConfirmation',
      number: run.number,
      outcome: 'confirmed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'confirmed' });
  },
});
