import { levelOfPost } from '../../domain/organiser.js';
import type { Language } from '../../domain/vocabulary.js';
import { roleName } from '../../text/states.js';
import { taskName } from '../../text/tasks.js';
import { taskWords } from '../../text/web-tasks.js';
import type { TaskListView } from '../views/task.js';
import { Due, Moment } from './day.js';

/** One line of the list of tasks: what, about whom, in which post, by when. */
export function TaskCard(props: { task: TaskListView['items'][number]; now: string; language: Language }) {
  const { task, now, language } = props;
  const words = taskWords[language];
  return (
    <li>
      <div>
        <h2>
          <a href={`/tasks/${task.id}`}>{`${taskName(task.kind, language, levelOfPost(task.role))} · ${task.about}`}</a>
        </h2>
        <p class="soft">
          {`${task.roundName} · ${task.orgName} ${roleName(task.role, language)} `}
          {task.prepares ? <span class="tag">{words.prepares}</span> : null}
          {task.strong && !task.prepares ? <span class="tag">{words.strong}</span> : null}
        </p>
      </div>
      <p class="when">
        {task.closedAt ? (
          <Moment at={task.closedAt} language={language} />
        ) : (
          <Due at={task.due} now={now} language={language} />
        )}
      </p>
    </li>
  );
}
