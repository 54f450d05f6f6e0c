import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { links, tasks } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { frameOf } from '../kit/frame.js';
import { seatsOf } from '../kit/seats.js';
import { isByName } from '../kit/take-task.js';
import { announceTask, type Task } from '../kit/task-mail.js';
import { holdTask, isCoOwner } from './hold-task.js';

const input = z.strictObject({
  taskId: z.uuid(),
  toPersonId: z.uuid(),
  /** Why; both persons and the timeline keep it apart from the task itself. */
  reason: z.string().trim().min(1).max(500),
});

/**
 * Hands a task to somebody else: its holder to another holder of the same post; after escalation the superior to anybody with a post at
 * the same body. Links already sent lead nowhere from now on; the new person gets one of their own.
 * Refuses `notFound`, `taskClosed`, `ruleForbids` (the rule names the person), `notYourPost` (the other holds no fitting post).
 */
export const handOver = act<PersonActor, z.infer<typeof input>, { readonly taskId: string }>({
  name: 'handOver',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, toPersonId, reason }) => {
    const held = await holdTask(desk, actor, taskId);
    if (!held.ok) return held;
    const { task, run, seat } = held.value;
    if (isByName(task)) return refused(refuse('ruleForbids', { field: 'taskId' }));
    if (!(await mayTake(desk, task, toPersonId, isCoOwner(task, seat))))
      return refused(refuse('notYourPost', { field: 'toPersonId' }));
    const [given] = await desk.tx.update(tasks).set({ personId: toPersonId }).where(eq(tasks.id, taskId)).returning();
    if (!given) throw new Error('the task went away under its lock');
    await desk.tx
      .update(links)
      .set({ state: 'superseded' })
      .where(and(eq(links.taskId, taskId), eq(links.state, 'live'), ne(links.personId, toPersonId)));
    await announceTask(desk, given, await frameOf(desk, task), run);
    const facts = { taskKind: task.kind, to: toPersonId, reason: reason.length };
    await record(desk, actor, { chain: task.caseId ?? task.subjectId, act: 'handOver', seat, facts });
    return accepted({ taskId });
  },
});

async function mayTake(desk: Desk, task: Task, personId: string, bySuperior: boolean): Promise<boolean> {
  const held = await seatsOf(desk, personId);
  return held.some(
    (seat) => seat.orgId === task.orgId && seat.role !== 'applicant' && (bySuperior || seat.role === task.role),
  );
}
