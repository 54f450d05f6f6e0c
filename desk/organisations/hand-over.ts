import { and, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { links, stageRuns, tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { frameOf } from '../kit/frame.js';
import { postTo } from '../kit/post.js';
import { holdersOf, type Seat } from '../kit/seats.js';
import { isHeldByName } from '../kit/take-task.js';
import { holdersOfTask, linkFor, type Task, taskFacts } from '../kit/task-mail.js';

/**
 * The holders of a post have changed: its open tasks stay as they are (tasks belong to posts), what one of them who left
 * had by hand-over is the post's again, links of those who left are revoked, and whoever came in is written to. Run twice it finds nothing more to do.
 * @returns how many open tasks the post has
 */
export async function handOver(desk: Desk, seat: Seat): Promise<number> {
  await takeBack(desk, seat);
  const open = await waitingAt(desk, seat, isNull(tasks.personId));
  for (const task of open) await handOverTask(desk, task);
  return open.length;
}

/** The unfinished tasks of a post: those of its holders, or those that name a person. */
const waitingAt = (desk: Desk, { orgId, role }: Seat, whose: SQL): Promise<readonly Task[]> =>
  desk.tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.orgId, orgId), eq(tasks.role, role), whose, inArray(tasks.state, ['open', 'suspended'])));

/** What was handed to somebody who may not do it any more goes back to the post. */
async function takeBack(desk: Desk, seat: Seat): Promise<void> {
  const named = await waitingAt(desk, seat, isNotNull(tasks.personId));
  for (const task of named) {
    if (await isHeldByName(desk, task)) continue;
    await desk.tx.update(tasks).set({ personId: null }).where(eq(tasks.id, task.id));
  }
}

async function handOverTask(desk: Desk, task: Task): Promise<void> {
  const holders = await holdersOfTask(desk, task);
  const live = await desk.tx
    .select({ id: links.id, personId: links.personId })
    .from(links)
    .where(and(eq(links.taskId, task.id), eq(links.state, 'live')));
  // A superior who came to share the task keeps the link of their own.
  const shared = task.coOwnerOrgId && task.coOwnerRole ? { orgId: task.coOwnerOrgId, role: task.coOwnerRole } : null;
  const sharers = shared ? (await holdersOf(desk, shared)).map(({ personId }) => personId) : [];
  const entitled = [...holders, ...sharers];
  const left = live.filter(({ personId }) => personId !== null && !entitled.includes(personId)).map(({ id }) => id);
  if (left.length > 0) await desk.tx.update(links).set({ state: 'revoked' }).where(inArray(links.id, left));
  const came = holders.filter((personId) => !live.some((link) => link.personId === personId));
  const [run] = await desk.tx.select().from(stageRuns).where(eq(stageRuns.id, task.stageRunId));
  if (!run) return;
  const frame = await frameOf(desk, task);
  for (const personId of came) {
    await postTo(desk, personId, {
      event: `handOver:${task.id}:${dayOf(desk.now)}`,
      letter: 'taskOpened',
      data: await taskFacts(desk, task, frame, run.provisional),
      caseId: task.caseId,
      linkId: await linkFor(desk, task.id, personId),
      notBefore: deliverAt(desk.now, frame.parameters.quietHours),
    });
  }
}
