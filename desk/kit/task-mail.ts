import { and, eq } from 'drizzle-orm';
import { kept } from '../../db/kept.js';
import { cases, links, organisations, type tasks } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import type { TaskFacts } from '../../domain/letters.js';
import { preparers } from '../../domain/task-kinds.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Desk } from './deps.js';
import type { Frame } from './frame.js';
import { createLink } from './links.js';
import { levelIn } from './organiser.js';
import { postTo } from './post.js';
import { holdersOf } from './seats.js';
import { type Held, isHeldByName } from './take-task.js';

export type Task = typeof tasks.$inferSelect;

/** Writes to everyone who may do a task, each with a link of their own, and to whoever makes it ready. */
export async function announceTask(
  desk: Desk,
  task: Task,
  frame: Frame,
  dates: { provisional: boolean },
): Promise<void> {
  const facts = await taskFacts(desk, task, frame, dates.provisional);
  const notBefore = deliverAt(desk.now, frame.parameters.quietHours);
  const envelope = { event: `task:${task.id}`, caseId: task.caseId, notBefore };
  const holders = await holdersOfTask(desk, task);
  for (const personId of holders) {
    const linkId = await linkFor(desk, task.id, personId);
    await postTo(desk, personId, { ...envelope, letter: 'taskOpened', data: facts, linkId });
  }
  for (const personId of await preparersOf(desk, task))
    if (!holders.includes(personId))
      await postTo(desk, personId, { ...envelope, letter: 'taskToPrepare', data: { ...facts, decidedBy: task.role } });
}

/** Reminds everyone who may do a task, each by the link they have; `rung` says in which words. */
export async function remindHolders(
  desk: Desk,
  task: Task,
  data: TaskFacts & { readonly rung: string },
  envelope: { readonly event: string; readonly notBefore: Instant },
): Promise<void> {
  for (const personId of await holdersOfTask(desk, task)) {
    const linkId = await linkFor(desk, task.id, personId);
    await postTo(desk, personId, { ...envelope, caseId: task.caseId, letter: 'reminder', data, linkId });
  }
}

/** The persons who make a task ready; nobody for their own application (I5). */
async function preparersOf(desk: Desk, task: Task): Promise<readonly string[]> {
  const role = preparers[task.kind];
  if (!role || !task.caseId) return [];
  const [file] = await numberAndApplicant(desk.tx, { caseId: task.caseId });
  const seated = await holdersOf(desk, { role, orgId: task.orgId });
  return seated.flatMap(({ personId }) => (personId === file?.by ? [] : [personId]));
}

const numberAndApplicant = kept((db, { caseId }: { caseId: string }) =>
  db.select({ number: cases.number, by: cases.applicantId }).from(cases).where(eq(cases.id, caseId)),
);

/** The persons a task waits for today: the one it names while they may do it, or the holders of its post. */
export async function holdersOfTask(desk: Desk, task: Held): Promise<readonly string[]> {
  if (task.personId && (await isHeldByName(desk, task))) return [task.personId];
  return (await holdersOf(desk, task)).map((holder) => holder.personId);
}

/** The live link of a person for a task; reminders carry the same one (anchors 4A-17). */
export async function linkFor(desk: Desk, taskId: string, personId: string): Promise<string> {
  const [live] = await liveLink(desk.tx, { taskId, personId });
  return live?.id ?? createLink(desk, { taskId, personId });
}

const liveLink = kept((db, { taskId, personId }: { taskId: string; personId: string }) =>
  db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.taskId, taskId), eq(links.personId, personId), eq(links.state, 'live'))),
);

/** What a letter says of a task, in words its holder may see. */
export async function taskFacts(desk: Desk, task: Task, frame: Frame, provisional: boolean): Promise<TaskFacts> {
  return {
    taskKind: task.kind,
    roundName: frame.name,
    about: await aboutOf(desk, task, frame),
    due: task.due ?? '',
    provisional: provisional ? 'yes' : '',
    ...levelIn(frame),
  };
}

async function aboutOf(desk: Desk, task: Task, frame: Frame): Promise<string> {
  if (frame.kind === 'term') return frame.studio.number;
  if (frame.kind === 'call') return frame.number;
  if (task.caseId) {
    const [file] = await numberAndApplicant(desk.tx, { caseId: task.caseId });
    if (file) return file.number;
  }
  const [org] = await desk.tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, task.orgId));
  return org?.name ?? '';
}
