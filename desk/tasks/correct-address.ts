import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { people, stageRuns } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { closeTasks } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { enterAddress } from '../organisations/enter-address.js';

const input = z.strictObject({ taskId: z.uuid(), email: z.email().max(254) });

export interface CorrectedAddress {
  /** Letters that had come back and now go to the new address. */
  readonly requeued: number;
}

/**
 * Whoever entered an address that bounced enters the right one; what had come back goes out again with the links it had;
 * what the former address did take is dead, and written anew.
 * Refuses by `takeTask`; `badInput` (the address that bounced, once more).
 */
export const correctAddress = act<PersonActor, z.infer<typeof input>, CorrectedAddress>({
  name: 'correctAddress',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, email }) => {
    const taken = await takeTask(desk, actor, taskId, ['addressCorrection']);
    if (!taken.ok) return taken;
    const { task, run, seat } = taken.value;
    const personId = task.subjectId;
    const [person] = await desk.tx.select().from(people).where(eq(people.id, personId)).for('update');
    if (!person) return refused(refuse('notFound'));
    if (person.email === email && person.addressState === 'bounced')
      return refused(refuse('badInput', { field: 'email' }));
    const requeued = await enterAddress(desk, personId, email);
    await closeTasks(desk, run.id, 'done', 'corrected', actor.personId);
    await desk.tx
      .update(stageRuns)
      .set({ state: 'settled', outcome: 'corrected', settledAt: desk.now })
      .where(eq(stageRuns.id, run.id));
    await record(desk, actor, { chain: run.subjectId, act: 'correctAddress', seat, facts: { requeued } });
    return accepted({ requeued });
  },
});
