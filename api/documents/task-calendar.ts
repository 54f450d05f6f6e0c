import type { MyTask } from '../../db/read/my-tasks.js';
import { calendarInvite } from '../../documents/calendar-invite.js';
import { levelOfPost } from '../../domain/organiser.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { taskName } from '../../text/tasks.js';

const hour = 3_600_000;
const day = 86_400;

/** One calendar of all dates: an entry a task, an hour long, ending when it is due; it rings a day before. */
export function taskCalendar(
  tasks: readonly MyTask[],
  at: { readonly language: Language; readonly now: string; readonly publicUrl: string },
): string {
  const files = tasks.flatMap((task) => (task.due ? [entry(task, task.due, at)] : []));
  const [first = calendar] = files;
  const events = files.map((text) => text.slice(text.indexOf('BEGIN:VEVENT'), text.indexOf('END:VCALENDAR')));
  const head = first.slice(0, files.length > 0 ? first.indexOf('BEGIN:VEVENT') : first.indexOf('END:VCALENDAR'));
  return `${head}${events.join('')}END:VCALENDAR\r\n`;
}

/** A calendar without entries. */
const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//pingxuan//pingxuan//ZH',
  'METHOD:PUBLISH',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** The date itself tells editions apart: the entry of a task is replaced when its date moves. */
const entry = (
  task: MyTask,
  due: string,
  { language, now, publicUrl }: { readonly language: Language; readonly now: string; readonly publicUrl: string },
): string =>
  calendarInvite({
    uid: `task-${task.id}@pingxuan`,
    sequence: Math.floor(Date.parse(due) / 1000 / day),
    title: `${taskName(task.kind, language, levelOfPost(task.role))} ${task.about}`.trim(),
    description: documentWords[language].invite.reminder,
    url: `${publicUrl}/tasks/${task.id}`,
    start: new Date(Date.parse(due) - hour).toISOString(),
    end: due,
    at: now,
    alarmSeconds: [day],
  });
