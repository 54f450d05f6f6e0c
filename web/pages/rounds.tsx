import { calendarWords } from '../../text/web-calendar.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox } from '../components/act-form.js';
import { documentOf, Page } from '../layout.js';
import { createForm } from '../round-forms.js';
import type { Frame } from '../views/frame.js';
import type { RoundsView } from '../views/round.js';

/** The rounds a county or the bureau works in; the bureau's officers draft new ones. */
export function roundsPage(frame: Frame, view: RoundsView): string {
  const { language } = frame;
  const words = roundPageWords[language];
  return documentOf(
    <Page frame={frame} title={words.title} at="rounds">
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      {view.items.length === 0 ? <p class="card">{words.none}</p> : null}
      {view.items.length > 0 ? (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/rounds/${one.id}`}>{one.name}</a>
                </h2>
                <p class="soft">{one.code}</p>
              </div>
              <p class="when">
                <span class={one.state === 'open' ? 'tag good' : 'tag'}>{words.states[one.state]}</span>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {view.keepsCalendar ? (
        <p>
          <a href="/calendar">{calendarWords[language].title}</a>
        </p>
      ) : null}
      {view.mayDraft ? (
        <ActFormBox
          form={createForm(view, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
    </Page>,
  );
}
