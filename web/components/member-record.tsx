import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { letterWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import { workWords } from '../../text/web-work.js';
import type { RecordLineView } from '../views/member.js';
import { Table } from './table.js';

interface Part {
  readonly record: readonly RecordLineView[];
  /** Beijing day as of which it is read. */
  readonly on: string;
  readonly fileHref: string;
  readonly language: Language;
}

/** MEMBER-09, STUDIO-O04: what a member has completed of the agreement. */
export function MemberRecord({ record, on, fileHref, language }: Part) {
  const words = memberWords[language];
  const { task, done, due, status } = workWords[language];
  const { taskStatus } = studioWords[language];
  const { units } = letterWords[language];
  return (
    <section class="card" aria-labelledby="record">
      <h2 id="record">{words.record}</h2>
      {record.length === 0 ? (
        <p>{words.noRecord}</p>
      ) : (
        <>
          <p class="soft">{words.recordIntro(filledDay(on, language))}</p>
          <Table
            head={[task, done, due, status]}
            rows={record.map((line) => [
              line.text,
              `${line.filled}/${line.target} ${units[line.measure]}`,
              filledDay(line.dueOn, language),
              <span class="tag">{taskStatus[line.status]}</span>,
            ])}
          />
          <p>
            <a href={fileHref}>{words.recordFile}</a>
          </p>
        </>
      )}
    </section>
  );
}
