import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { links, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { frameOf } from '../kit/frame.js';
import { holdersOf, seatsOf } from '../kit/seats.js';
import { isByName } from '../kit/take-task.js';
import { announceTask } from '../kit/task-mail.js';
import { holdTask } from './hold-task.js';

const input = z.strictObject({ taskId: z.uuid() });

/**
 * Gives a task that was handed over back to its post. Refuses `notFound`, `taskClosed`, `ruleForbids` (it was nobody's by hand-over, or
 * its post is empty: a task never waits for nobody).
 */
export const releaseTask = act<PersonActor, z.infer<typeof input>, { readonly taskId: string }>({
  name: 'releaseTask',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId }) => {
    const held = await holdTask(desk, actor, taskId, { byPost: true });
    if (!held.ok) return held;
    const { task, run, seat } = held.value;
    if (!task.personId || isByName(task) || (await holdersOf(desk, task)).length === 0)
      return refused(refuse('ruleForbids', { field: 'taskId' }));
    const [free] = await desk.tx.update(tasks).set({ personId: null }).where(eq(tasks.id, taskId)).returning();
    if (!free) throw new Error('the task went away under its lock');
    const keeps = (await seatsOf(desk, task.personId)).some((s) => s.orgId === task.orgId && s.role === task.role);
    if (!keeps)
      await desk.tx
        .update(links)
        .set({ state: 'superseded' })
        .where(and(eq(links.taskId, taskId), eq(links.personId, task.personId), eq(links.state, 'live')));
    await announceTask(desk, free, await frameOf(desk, task), run);
    const facts = { taskKind: task.kind };
    await record(desk, actor, { chain: task.caseId ?? task.subjectId, act: 'releaseTask', seat, facts });
    return accepted({ taskId });
  },
});
