import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { opened } from '../../db/read/data-keys.js';
import { filesOf } from '../../db/read/objection-files.js';
import { objectionById } from '../../db/read/page-task.js';
import { noticeSubjects, type objections } from '../../db/schema/all.js';
import { moment } from '../../text/dates.js';
import { publicWords } from '../../text/web-public.js';
import { taskWords } from '../../text/web-tasks.js';
import type { TaskWork } from '../../web/views/task.js';
import type { WorkAt } from './work.js';

/** An objection before whoever answers it: whom it is about, as hung out, its words, and what came with them (NOTICE-O03). */
export async function objectionWork({ call, run }: Pick<WorkAt, 'call' | 'run'>): Promise<{ readonly work: TaskWork }> {
  const { db, vault } = call.deps;
  const found = await objectionById(db, run.subjectId);
  if (!found) return { work: {} };
  const words = taskWords[call.language].objection;
  const pub = publicWords[call.language];
  const at = call.caller.kind === 'link' ? `/t/${call.caller.link.id}` : '';
  const files = (await filesOf(db, vault, [found.id])).get(found.id) ?? [];
  return {
    work: {
      read: [
        [words.receipt, found.receipt],
        [words.about, await shownOn(db, found)],
        [words.lane, pub.lanes[found.lane]],
        [words.received, moment(found.receivedAt, call.language)],
        [words.text, String((await opened(db, vault, found.id, found.text)) ?? '')],
      ],
      handedIn: files.map(({ id, name, size, sha256 }) => ({
        name,
        size,
        sha256,
        href: `${at}/api/objection-files/${id}`,
      })),
    },
  };
}

/** The name and the item the notice shows; empty once whoever it was has been erased. */
async function shownOn(
  db: Db,
  { noticeId, subjectId }: Pick<typeof objections.$inferSelect, 'noticeId' | 'subjectId'>,
): Promise<string> {
  const [row] = await db
    .select({ shown: noticeSubjects.shown })
    .from(noticeSubjects)
    .where(and(eq(noticeSubjects.noticeId, noticeId), eq(noticeSubjects.subjectId, subjectId)));
  return [row?.shown.name, row?.shown.item].filter(Boolean).join(' · ');
}
