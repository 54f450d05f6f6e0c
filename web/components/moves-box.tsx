import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { moveWords } from '../../text/web-move.js';
import type { MoveView } from '../views/move.js';
import { Facts } from './say.js';

/** From which unit to which a studio moved, or was to (STUDIO-14); nothing where it never did. */
export function MovesBox({ list, language }: { list: readonly MoveView[]; language: Language }) {
  if (list.length === 0) return null;
  const words = moveWords[language];
  return (
    <section class="card" aria-labelledby="moves">
      <h2 id="moves">{words.heading}</h2>
      {list.map((one) => (
        <>
          <h3>
            {words.number(one.number)} <span class="tag">{words.state[one.state]}</span>
          </h3>
          <p>{words.way(one.fromUnit, one.toUnit)}</p>
          <Facts
            rows={[
              [words.ground, words.grounds[one.ground]],
              [words.askedAt, moment(one.askedAt, language)],
              [words.settledAt, one.settledAt && moment(one.settledAt, language)],
              [words.reason, one.reason],
            ]}
          />
        </>
      ))}
    </section>
  );
}
