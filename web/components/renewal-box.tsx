import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { sayAt } from '../../text/of-level.js';
import { studioWords } from '../../text/studio.js';
import { renewalWords } from '../../text/web-renewal.js';
import { studioPageWords } from '../../text/web-studios.js';
import type { RenewalView } from '../views/studio.js';
import { Facts } from './say.js';

/** STUDIO-O02: when one may apply, whether the host has, and which conditions stand; the terms there were before. */
export function RenewalBox(props: { renewal: RenewalView; studioId: string; level: StudioLevel; language: Language }) {
  const { renewal, studioId, level, language } = props;
  const words = renewalWords[language];
  const { to } = studioPageWords[language];
  const span = (term: { from: string; to: string }) =>
    `${filledDay(term.from, language)} ${to} ${filledDay(term.to, language)}`;
  return (
    <section class="card" aria-labelledby="renewal">
      <h2 id="renewal">{words.heading}</h2>
      <p class="soft">
        {sayAt(words.window(filledDay(renewal.window.from, language), filledDay(renewal.window.to, language)), level)}
      </p>
      {renewal.appliedAt ? <Facts rows={[[words.appliedAt, moment(renewal.appliedAt, language)]]} /> : null}
      {renewal.conditions.length > 0 ? (
        <>
          <h3>{words.conditions}</h3>
          <ul class="checks">
            {renewal.conditions.map((one) => (
              <li class={one.met ? undefined : 'unmet'}>
                <p>
                  {one.met ? '✓' : '✗'} {one.sentence}
                </p>
                <p class="rule">{one.clause}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {renewal.earlier.length > 0 ? (
        <>
          <h3>{words.earlier}</h3>
          <Facts
            rows={renewal.earlier.map((one) => [
              studioPageWords[language].term(one.number),
              <>
                {span(one)} · {studioWords[language].state[one.state]}{' '}
                <a href={`/studios/${studioId}/terms/${one.number}`}>{words.read}</a>
              </>,
            ])}
          />
        </>
      ) : null}
    </section>
  );
}
