import { calendarWords } from '../../text/web-calendar.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { decideYearForm, proposeYearForm } from '../calendar-forms.js';
import { ActFormBox } from '../components/act-form.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { CalendarView, YearView } from '../views/calendar.js';
import type { Frame } from '../views/frame.js';

/** Years of the working-day calendar: what is known, what was entered, what waits for a second person. */
export function calendarPage(frame: Frame, view: CalendarView): string {
  const { language } = frame;
  const words = calendarWords[language];
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  const waiting = view.years.filter(({ state }) => state === 'proposed');
  return documentOf(
    <Page frame={frame} title={words.title} at="rounds">
      <h1>{words.title}</h1>
      <p class="lead middle">{words.intro}</p>
      <p>{words.known(view.publishedThrough)}</p>
      <section class="card" aria-labelledby="years">
        <h2 id="years">{words.years}</h2>
        {view.years.length === 0 ? <p>{words.none}</p> : null}
        {view.years.length > 0 ? (
          <Table
            head={[words.year, words.source, words.publishedOn, words.days, words.state]}
            rows={view.years.map((one) => [
              String(one.year),
              one.source,
              one.publishedOn,
              <Breaks year={one} words={words} />,
              words.states[one.state],
            ])}
          />
        ) : null}
      </section>
      {view.secondFactor ? null : (
        <Say tone="warn">
          <p>{words.secondFactor}</p>
          <p>
            <a class="button" href={`/second-factor?then=${encodeURIComponent(frame.here)}`}>
              {roundPageWords[language].toSecondFactor}
            </a>
          </p>
        </Say>
      )}
      {view.secondFactor
        ? waiting.map((one) =>
            one.own ? <p class="card">{words.own}</p> : <ActFormBox form={decideYearForm(one, language)} of={of} />,
          )
        : null}
      {view.secondFactor ? <ActFormBox form={proposeYearForm(view.publishedThrough, language)} of={of} /> : null}
    </Page>,
  );
}

function Breaks({ year, words }: { year: YearView; words: (typeof calendarWords)['zh'] }) {
  return (
    <ul>
      {year.breaks.map(({ name, from, to, makeUp }) => (
        <li>
          {words.off(name, from, to)}
          {makeUp.length > 0 ? ` · ${words.makeUp(makeUp.join(' '))}` : ''}
        </li>
      ))}
    </ul>
  );
}
