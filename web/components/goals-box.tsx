import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { goalWords } from '../../text/web-goals.js';
import type { GoalChangeView } from '../views/goals.js';
import { Changes } from './letter-box.js';
import { Facts } from './say.js';

/** The changes of goals that were asked for, what came of each, and what had been met before (STUDIO-16, STUDIO-O07); nothing where there is none. */
export function GoalsBox({ list, language }: { list: readonly GoalChangeView[]; language: Language }) {
  if (list.length === 0) return null;
  const words = goalWords[language];
  const at = (instant: string) => moment(instant, language);
  const course = (one: GoalChangeView): string =>
    [
      words.requestedAt(at(one.requestedAt)),
      ...(one.opinion && one.opinionAt ? [words.opinionAt(words.opinions[one.opinion], at(one.opinionAt))] : []),
      ...(one.decidedAt ? [words.decidedAt(at(one.decidedAt))] : []),
    ].join(language === 'zh' ? '；' : '; ');
  return (
    <section class="card" aria-labelledby="goals">
      <h2 id="goals">{words.heading}</h2>
      {list.map((one) => (
        <>
          <h3>
            {words.number(one.number)} <span class="tag">{words.state[one.state]}</span>
          </h3>
          <p>{words.version(one.baseVersion, one.letterVersion)}</p>
          <Changes
            difference={one.difference}
            language={language}
            title={words.difference(one.baseVersion)}
            text={words.differenceText}
          />
          <Facts
            rows={[
              [words.dates, course(one)],
              [words.requestWords, one.words?.request],
              [words.opinionWords, one.words?.opinion],
              [words.decisionWords, one.words?.decision],
            ]}
          />
          {one.met.length > 0 ? (
            <p>{words.met(one.met.map(({ text }) => text).join(language === 'zh' ? '；' : '; '))}</p>
          ) : null}
        </>
      ))}
    </section>
  );
}
