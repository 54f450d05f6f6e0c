import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { restWords } from '../../text/web-rest.js';
import type { SuspensionView } from '../views/rest.js';
import { Facts } from './say.js';

/** The times in which a studio stood still (STUDIO-O05); nothing where there was none. */
export function RestBox({ list, language }: { list: readonly SuspensionView[]; language: Language }) {
  if (list.length === 0) return null;
  const words = restWords[language];
  const day = (one: string) => filledDay(one, language);
  const said = ({ from, to, until }: SuspensionView): string => {
    if (to === null) return words.lasts(day(from), day(until));
    return to < from ? words.sameDay(day(from)) : words.lasted(day(from), day(to));
  };
  return (
    <section class="card" aria-labelledby="rests">
      <h2 id="rests">{words.heading}</h2>
      {list.map((one) => (
        <Facts
          rows={[
            [words.number(one.number), said(one)],
            [words.words, one.words],
          ]}
        />
      ))}
    </section>
  );
}
