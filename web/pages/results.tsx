import { dayName } from '../../text/dates.js';
import { publicWords } from '../../text/web-public.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { ResultsListView, ResultsView } from '../views/results.js';

/** Every round whose results are published; readable by anybody. */
export function resultsListPage(frame: Frame, view: ResultsListView): string {
  const { language } = frame;
  const words = publicWords[language];
  return documentOf(
    <Page frame={frame} title={words.results} at="notices" open>
      <h1>{words.results}</h1>
      <p class="lead middle">{words.resultsIntro}</p>
      {view.length === 0 ? <p class="card">{words.noResults}</p> : null}
      {view.length > 0 ? (
        <ul class="things">
          {view.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/results/${encodeURIComponent(one.code)}`}>{one.name}</a>
                </h2>
              </div>
              <p class="when">{one.publishedAt ? words.resultsSince(dayName(one.publishedAt, language)) : ''}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </Page>,
  );
}

/** Who was named host in one round (HOST-27); names of those not chosen never appear. */
export function resultsPage(frame: Frame, view: ResultsView): string {
  const { language } = frame;
  const words = publicWords[language];
  const title = words.resultsOf(view.roundName);
  return documentOf(
    <Page frame={frame} title={title} at="notices">
      <h1>{title}</h1>
      <p class="lead">{words.resultsSince(dayName(view.publishedAt, language))}</p>
      {view.hosts.length === 0 ? (
        <p class="card">{words.nobody}</p>
      ) : (
        <Table
          caption={words.hosts(view.hosts.length)}
          head={[
            words.columns.name,
            words.columns.school,
            words.columns.county,
            words.printed.studioName ?? '',
            words.printed.certificateNumber ?? '',
            words.printed.decisionNumber ?? '',
          ]}
          rows={view.hosts.map((one) => [
            one.name,
            one.school,
            one.county ?? words.direct,
            one.studio,
            one.certificateNumber,
            one.decisionNumber,
          ])}
        />
      )}
      <p>
        <a href="/v">{words.verifyTitle}</a>
      </p>
    </Page>,
  );
}
