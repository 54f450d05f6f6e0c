import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { honourWords } from '../../text/web-honours.js';
import type { HonourView } from '../views/honour.js';
import { Table } from './table.js';

/** Honours with their status of today, the certificate of those that are valid, and who comes first (COMMEND-02); nothing where there is none. */
export function HonoursBox({ list, language }: { list: readonly HonourView[]; language: Language }) {
  if (list.length === 0) return null;
  const words = honourWords[language];
  const { recipient } = studioWords[language];
  return (
    <section class="card" aria-labelledby="honours">
      <h2 id="honours">{words.honours}</h2>
      <p>{words.priorityIntro}</p>
      <Table
        head={[words.number, words.kind, words.holder, words.title, words.commendedOn, words.state, words.certificate]}
        rows={list.map((one) => [
          one.number,
          recipient[one.recipient],
          one.recipient === 'member' || one.recipient === 'host'
            ? `${one.holderName}（${one.studioName}）`
            : one.holderName,
          one.callName,
          filledDay(one.commendedOn, language),
          <>
            <span class={one.status === 'valid' ? 'tag good' : 'tag'}>{words.honourStatus[one.status]}</span>
            {one.priority ? <span class="tag good">{words.priority}</span> : null}
          </>,
          one.status === 'valid' ? <a href={`/api/honours/${one.honourId}/certificate`}>{one.number}</a> : '',
        ])}
      />
    </section>
  );
}
