import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { myTasks } from '../../db/read/my-tasks.js';
import { people } from '../../db/schema/all.js';
import { organisationsByIds, seatsOf } from '../../desk/kit/seats.js';
import { correctAddress } from '../../desk/tasks/correct-address.js';
import { handOver } from '../../desk/tasks/hand-over.js';
import { releaseTask } from '../../desk/tasks/release-task.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { taskKinds } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { cursorQuery, writeCursor } from '../cursor.js';
import { taskCalendar } from '../documents/task-calendar.js';
import { myTask } from '../reads/my-task.js';
import type { AnyRow } from './call.js';
import { fileRoute, readRoute, route } from './route.js';
import { id, idOf, instant, role, rowCursor } from './shapes.js';

const tag = 'task';
const state = z.enum(['open', 'suspended', 'done', 'cancelled']);
const common = {
  kind: z.enum(taskKinds),
  state,
  outcome: z.string().nullable(),
  caseId: id.nullable(),
  orgId: id,
  role,
  strong: z.boolean(),
  /** The reader makes it ready; the post of `role` decides. */
  prepares: z.boolean(),
  openedAt: instant,
  due: instant.nullable(),
  closedAt: instant.nullable(),
};
const line = z.object({ ...common, taskId: id, about: z.string(), shared: z.boolean(), overdue: z.boolean() });
const one = z.object({
  ...common,
  taskId: id,
  roundId: id,
  roundName: z.string(),
  caseNumber: z.string().nullable(),
  /** The nomination, notice, objection, veto or appeal the task is about. */
  subjectKind: z.string(),
  subjectId: id,
  stage: z.string(),
  stageNumber: z.int(),
  provisional: z.boolean(),
});
const given = z.object({ taskId: id });

/** What waits for a person and for the posts they hold. */
export const taskRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/me',
    tag: 'people',
    summary: { zh: '我和我的岗位', en: 'Who I am and which posts I hold' },
    response: z.object({
      personId: id,
      name: z.string(),
      posts: z.array(z.object({ role, orgId: id, organisation: z.string() })),
    }),
    read: async (context) => {
      const { tx, actor } = context;
      const [person] = await tx.select().from(people).where(eq(people.id, actor.personId));
      if (!person) return refused(refuse('notFound'));
      const seats = await seatsOf(context, actor.personId);
      const bodies = await organisationsByIds(
        context,
        seats.map(({ orgId }) => orgId),
      );
      const named = (orgId: string) => bodies.find((body) => body.id === orgId)?.name ?? '';
      const posts = seats.map((seat) => ({ ...seat, organisation: named(seat.orgId) }));
      return accepted({ personId: person.id, name: person.name, posts });
    },
  }),
  readRoute({
    path: '/api/tasks',
    tag,
    summary: { zh: '我的待办', en: 'My tasks' },
    query: z.object({ ...cursorQuery, show: z.enum(['open', 'done']).default('open') }),
    response: z.object({
      items: z.array(line),
      next: z.string().nullable(),
      counts: z.object({ open: z.int(), overdue: z.int(), done: z.int() }),
    }),
    read: async ({ tx, actor, now, query }) => {
      const { limit, show } = query;
      const [at, lastId] = rowCursor(query.after) ?? [];
      const after = at !== undefined && lastId !== undefined ? { after: { at, id: lastId } } : {};
      const list = await myTasks(tx, { personId: actor.personId, now, day: dayOf(now), show, limit, ...after });
      const items = list.tasks.map((task) => ({ ...task, taskId: task.id }));
      return accepted({ items, next: list.next && writeCursor([list.next.at, list.next.id]), counts: list.counts });
    },
  }),
  fileRoute({
    path: '/api/tasks.ics',
    tag,
    summary: { zh: '我的待办日期（日历文件）', en: 'The dates of my tasks as a calendar' },
    mediaType: 'text/calendar',
    read: async ({ tx, actor, now, language, deps }) => {
      const list = await myTasks(tx, { personId: actor.personId, now, day: dayOf(now), show: 'open', limit: 200 });
      const bytes = Buffer.from(taskCalendar(list.tasks, { language, now, publicUrl: deps.publicUrl }));
      return accepted({ bytes, name: 'pingxuan.ics' });
    },
  }),
  readRoute({
    path: '/api/tasks/{taskId}',
    tag,
    link: 'also',
    summary: { zh: '一项待办', en: 'One task' },
    response: one,
    read: async (context) => {
      const task = await myTask(context, idOf(context.params, 'taskId'));
      return task ? accepted(task) : refused(refuse('notFound'));
    },
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/handover',
    act: handOver,
    tag,
    link: 'also',
    summary: { zh: '转交待办', en: 'Hand a task over' },
    response: given,
  }),
  route({
    method: 'delete',
    path: '/api/tasks/{taskId}/handover',
    act: releaseTask,
    tag,
    summary: { zh: '把转交的待办还给岗位', en: 'Give a task back to its post' },
    response: given,
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/address',
    act: correctAddress,
    tag: 'people',
    link: 'also',
    summary: {
      zh: '更正退信的电子邮箱，由市教育局经办人批准',
      en: 'Correct an address that bounced; an officer of the bureau puts it in force',
    },
    response: z.object({ proposalId: id }),
  }),
];
