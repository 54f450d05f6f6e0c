import type { WritingSection } from '../../domain/studio/members/writings.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { writingWords } from '../../text/web-writings.js';
import type { WritingView } from '../views/writing.js';
import { Facts } from './say.js';

interface Part {
  readonly whose: readonly { readonly name: string; readonly writings: readonly WritingView[] }[];
  readonly language: Language;
}

/** STUDIO-21, MEMBER-06: growth plans and summaries with the host's answers; for the host of all members, for a member the own. */
export function WritingsBox({ whose, language }: Part) {
  const words = writingWords[language];
  const { writingSection } = studioWords[language];
  const list = whose.flatMap(({ name, writings }) => writings.map((one) => ({ name, ...one })));
  return (
    <section class="card" aria-labelledby="writings">
      <h2 id="writings">{words.title}</h2>
      {list.length === 0 ? <p>{words.none}</p> : null}
      {list.map(({ name, kind, version, dueOn, state, sections, answer, handedInAt }) => (
        <details>
          <summary>
            {name} · {words.kinds[kind]}
            {dueOn ? ` · ${filledDay(dueOn, language)}` : ''} · {words.version} {version}{' '}
            <span class="tag">{words.states[state]}</span>
          </summary>
          {sections ? (
            <Facts
              rows={[
                ...Object.entries(sections).map(
                  ([section, text]) => [writingSection[section as WritingSection] ?? section, text] as const,
                ),
                [words.answer, answer],
              ]}
            />
          ) : (
            <p>{handedInAt ? words.erased : words.states[state]}</p>
          )}
        </details>
      ))}
    </section>
  );
}
