import { dayOf } from '../../domain/time/beijing.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { resultListWords } from '../../text/web-result-list.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { ResultListItem, ResultListView } from '../views/result-list.js';

/** The published results of a year, bureau by bureau (ASSESS-07). */
export function assessmentResultsPage(frame: Frame, view: ResultListView): string {
  const { language } = frame;
  const words = resultListWords[language];
  const others = view.years.filter((year) => year !== view.year);
  const bureaus = [...new Set(view.items.map(({ bureauName }) => bureauName))];
  return documentOf(
    <Page frame={frame} title={words.title} at="studios">
      <h1>{view.year === null ? words.title : words.of(view.year)}</h1>
      <p class="lead middle">{words.intro}</p>
      {view.items.length === 0 ? <p class="card">{words.none}</p> : null}
      {bureaus.map((name, n) => (
        <section class="card" aria-labelledby={`bureau-${n}`}>
          <h2 id={`bureau-${n}`}>{name}</h2>
          <Table
            head={[
              words.columns.number,
              words.columns.studio,
              words.columns.unit,
              words.columns.assessment,
              words.columns.score,
              words.columns.grade,
              words.columns.final,
            ]}
            rows={view.items
              .filter(({ bureauName }) => bureauName === name)
              .map((one) => [
                one.studioNumber,
                <a href={`/studios/${one.studioId}`}>{one.studioName}</a>,
                one.unitName,
                assessmentWords[language].title(one.kind, one.year),
                one.score,
                studioWords[language].grade[one.grade],
                <span class={one.finalAt ? 'tag good' : 'tag'}>{standing(one)}</span>,
              ])}
          />
        </section>
      ))}
      {view.items.length > 0 ? (
        <p>
          <a class="button second" href={`/api/assessment-results/${view.year}/list.xlsx`}>
            {words.asSheet}
          </a>
        </p>
      ) : null}
      {others.length > 0 ? (
        <p>
          {words.years}
          {others.map((year) => (
            <>
              {' '}
              <a href={`/assessment-results?year=${year}`}>{words.year(year)}</a>
            </>
          ))}
        </p>
      ) : null}
    </Page>,
  );

  function standing({ finalAt }: ResultListItem): string {
    return finalAt ? `${words.final} ${filledDay(dayOf(finalAt), language)}` : words.notFinal;
  }
}
