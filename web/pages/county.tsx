import { moment } from '../../text/dates.js';
import { stateName } from '../../text/states.js';
import { caseWords } from '../../text/web-case.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { taskWords } from '../../text/web-tasks.js';
import { ActFormBox } from '../components/act-form.js';
import { comparedCells, comparedHeads } from '../components/candidates.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { countyForms } from '../county-forms.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { CountyView } from '../views/round.js';

/** A county's applicants in a round, its places, and what may be done about freed places and late papers (HOST-O14). */
export function countyPage(frame: Frame, view: CountyView): string {
  const { language } = frame;
  const words = roundPageWords[language];
  const { columns: h } = taskWords[language];
  const title = `${words.bench} · ${view.orgName}`;
  return documentOf(
    <Page frame={frame} title={title} at="rounds">
      <h1>{title}</h1>
      <p class="lead">
        <a href={`/rounds/${view.roundId}`}>{view.roundName}</a>
      </p>
      <section class="card">
        <p>{words.quotaUsed(view.places.used, view.places.cap)}</p>
        <ul>
          {view.nominations.map((one, at) => (
            <li>
              {[
                words.part(at + 1),
                words.nominationStates[one.state],
                one.bundleNumber,
                one.reopenedUntil && words.reopenedUntil(moment(one.reopenedUntil, language)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </section>
      {view.candidates.length === 0 ? (
        <p class="card">{taskWords[language].noCandidates}</p>
      ) : (
        <Table
          caption={taskWords[language].candidates}
          head={[h.number, h.name, caseWords[language].school, ...comparedHeads(language), h.state]}
          rows={view.candidates.map((one) => [
            <a href={`/cases/${one.caseId}`}>{one.number}</a>,
            one.name,
            one.school,
            ...comparedCells(one.compared),
            [stateName(one.state, language), one.onList ? words.onList : ''].filter(Boolean).join(' · '),
          ])}
        />
      )}
      {view.secondFactorMissing ? (
        <Say tone="warn">
          <p>{words.secondFactor}</p>
          <p>
            <a class="button" href={`/second-factor?then=${encodeURIComponent(frame.here)}`}>
              {words.toSecondFactor}
            </a>
          </p>
        </Say>
      ) : null}
      {countyForms(view, language).map((form) => (
        <ActFormBox form={form} of={{ language, guard: view.guard, page: frame.here, again: view.again }} />
      ))}
    </Page>,
  );
}
