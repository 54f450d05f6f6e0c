import type { Language } from '../../domain/vocabulary.js';
import { taskWords } from '../../text/web-tasks.js';
import type { GroupHeardView } from '../views/task.js';
import { Table } from './table.js';

/** How far the three groups have been heard; opinions only once enough have answered (HOST-18). */
export function HearingTable({ groups, language }: { groups: readonly GroupHeardView[]; language: Language }) {
  const words = taskWords[language].school;
  return (
    <section class="card" aria-labelledby="heard">
      <h2 id="heard">{words.hearing}</h2>
      <Table
        head={[words.heard, words.invited, words.answered, words.needed, words.result]}
        rows={groups.map((one) => [
          words.group[one.group],
          String(one.invited),
          String(one.answered),
          String(one.needed),
          one.opinions
            ? `${words.support} ${one.opinions.support} · ${words.reserve} ${one.opinions.reserve} · ${words.oppose} ${one.opinions.oppose}`
            : words.notYet,
        ])}
      />
      {groups.map((one) =>
        one.opinions && one.opinions.texts.length > 0 ? (
          <details>
            <summary>{words.group[one.group]}</summary>
            <ul>
              {one.opinions.texts.map((text) => (
                <li>{text}</li>
              ))}
            </ul>
          </details>
        ) : null,
      )}
    </section>
  );
}
