import { myTasks } from '../../db/read/my-tasks.js';
import { organisationNames } from '../../db/read/page-people.js';
import { accepted } from '../../domain/refusal.js';
import { taskKinds } from '../../domain/task-kinds.js';
import { dayOf } from '../../domain/time/beijing.js';
import { tasksPage } from '../../web/pages/tasks.js';
import { readCursor, writeCursor } from '../cursor.js';
import { actorOf, frameOf, type Page } from './kit.js';
import { taskFor } from './task.js';

const pageSize = 50;

export const taskPages: readonly Page[] = [
  {
    path: '/tasks',
    who: 'session',
    load: async (call) => {
      const { query, now, deps, caller } = call;
      const tab = query.get('tab') === 'done' ? 'done' : 'open';
      const kind = taskKinds.find((one) => one === query.get('kind')) ?? null;
      const late = tab === 'open' && query.get('late') === 'yes';
      const [at, id] = readCursor(query.get('after') ?? undefined, 2) ?? [];
      const found = await myTasks(deps.db, {
        personId: caller.personId,
        now,
        day: dayOf(now),
        show: tab,
        limit: pageSize,
        ...(at && id && { after: { at, id } }),
        ...(kind && { kind }),
        ...(late && { late }),
      });
      const names = await organisationNames(
        deps.db,
        found.tasks.map((task) => task.orgId),
      );
      const view = {
        now,
        tab,
        counts: found.counts,
        kind,
        late,
        items: found.tasks.map((task) => ({
          ...task,
          role: task.prepares ? ('schoolClerk' as const) : task.role,
          orgName: names.get(task.orgId) ?? '',
        })),
        kinds: taskKinds,
        nextHref: found.next ? nextHref(query, writeCursor([found.next.at, found.next.id])) : null,
      } as const;
      return accepted(tasksPage(await frameOf(call), view));
    },
  },
  { path: '/tasks/:taskId', who: 'session', load: (call) => taskFor(call, actorOf(call), call.params.taskId ?? '') },
];

function nextHref(query: URLSearchParams, after: string): string {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return `/tasks?${next}`;
}
