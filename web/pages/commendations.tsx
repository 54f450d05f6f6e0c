import { honourWords } from '../../text/web-honours.js';
import { ActFormBox } from '../components/act-form.js';
import { HonoursBox } from '../components/honours-box.js';
import { callForm } from '../honour-forms.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { CallsView } from '../views/honour.js';

/** The calls for commendations (COMMEND-O01), and where an officer of the bureau opens another. */
export function commendationsPage(frame: Frame, view: CallsView): string {
  const { language } = frame;
  const words = honourWords[language];
  return documentOf(
    <Page frame={frame} title={words.title} at="studios" scripts={['form.js']}>
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      {view.items.length === 0 ? (
        <p class="card">{words.none}</p>
      ) : (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/commendations/${one.callId}`}>{one.name}</a>
                </h2>
                <p class="soft">
                  {one.number} · {one.year} · {one.bureauName}
                </p>
              </div>
              <p class="when">
                <span class={one.state === 'over' ? 'tag' : 'tag good'}>{words.states[one.state]}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {view.items.length > 0 ? (
        <p>
          <a class="button second" href="/api/commendation-calls.xlsx">
            {words.callsAsSheet}
          </a>
        </p>
      ) : null}
      <HonoursBox list={view.honours} language={language} />
      {view.honours.length > 0 ? (
        <p>
          <a class="button second" href="/api/honours.xlsx">
            {words.asSheet}
          </a>
        </p>
      ) : null}
      {view.opening ? (
        <ActFormBox
          form={callForm(view.opening.year, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
    </Page>,
  );
}
