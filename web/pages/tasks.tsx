import type { Language } from '../../domain/vocabulary.js';
import { taskName } from '../../text/tasks.js';
import { web } from '../../text/web.js';
import { type TaskWords, taskWords } from '../../text/web-tasks.js';
import { TaskCard } from '../components/task-card.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { TaskListView } from '../views/task.js';

/** 待我处理 / 我已处理; what is shown stands in the address, so a list can be kept and passed on. */
export function tasksPage(frame: Frame, view: TaskListView): string {
  const { language } = frame;
  const words = taskWords[language];
  const tab = (name: 'open' | 'done') => (
    <li>
      <a href={`/tasks?tab=${name}`} aria-current={view.tab === name ? 'page' : undefined}>
        {words[name]} <span class="badge">{view.counts[name]}</span>
      </a>
    </li>
  );
  return documentOf(
    <Page frame={frame} title={web[language].tasks} at="tasks">
      <h1>{web[language].tasks}</h1>
      <ul class="tabs">
        {tab('open')}
        {tab('done')}
      </ul>
      {view.counts[view.tab] > 0 || view.kind || view.late ? (
        <Filter view={view} words={words} language={language} />
      ) : null}
      {view.items.length === 0 ? (
        <div class="card">
          <p>{view.tab === 'open' ? words.noOpen : words.noDone}</p>
          {view.tab === 'open' && frame.person?.applies ? (
            <p>
              <a href="/applications">{words.toApplications}</a>
            </p>
          ) : null}
        </div>
      ) : (
        <ul class="things">
          {view.items.map((task) => (
            <TaskCard task={task} now={view.now} language={language} />
          ))}
        </ul>
      )}
      {view.nextHref ? (
        <p>
          <a class="button second" href={view.nextHref}>
            {words.more}
          </a>
        </p>
      ) : null}
    </Page>,
  );
}

function Filter({ view, words, language }: { view: TaskListView; words: TaskWords; language: Language }) {
  return (
    <form class="filter" method="get" action="/tasks">
      <input type="hidden" name="tab" value={view.tab} />
      <div class="field">
        <label for="kind">{words.filterKind}</label>
        <select id="kind" name="kind">
          <option value="">{words.allKinds}</option>
          {view.kinds.map((kind) => (
            <option value={kind} selected={kind === view.kind}>
              {taskName(kind, language)}
            </option>
          ))}
        </select>
      </div>
      {view.tab === 'open' ? (
        <label class="option" for="late">
          <input type="checkbox" id="late" name="late" value="yes" checked={view.late ? true : undefined} />
          <span>{words.filterLate}</span>
        </label>
      ) : null}
      <button type="submit" class="second">
        {words.filter}
      </button>
    </form>
  );
}
