import { moment } from '../../text/dates.js';
import { stateName } from '../../text/states.js';
import { caseWords } from '../../text/web-case.js';
import { ActFormBox, GoneForm } from '../components/act-form.js';
import { Due } from '../components/day.js';
import { documentOf, Page } from '../layout.js';
import type { ApplicationsView } from '../views/case.js';
import type { Frame } from '../views/frame.js';

const startOf = (roundId: string) => ({ act: 'startApplication', id: `start-${roundId}` }) as const;

/** What a teacher has applied for, and what is open for application. */
export function applicationsPage(frame: Frame, view: ApplicationsView): string {
  const { language } = frame;
  const words = caseWords[language];
  const starts = view.openRounds.map(({ id }) => startOf(id));
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  return documentOf(
    <Page frame={frame} title={words.applicationsTitle} at="applications">
      <h1>{words.applicationsTitle}</h1>
      <GoneForm of={of} shown={starts} />
      {view.items.length === 0 ? <p class="card">{words.noApplications}</p> : null}
      {view.items.length > 0 ? (
        <ul class="things">
          {view.items.map((one) => (
            <li>
              <div>
                <h2>
                  <a href={`/cases/${one.id}`}>{`${one.number} · ${one.roundName}`}</a>
                </h2>
                <p class="soft">{one.submittedAt ? `${words.submittedAt} ${moment(one.submittedAt, language)}` : ''}</p>
              </div>
              <p class="when">
                <span class="tag">{stateName(one.state, language, one.level)}</span>{' '}
                <Due at={one.due} now={view.now} language={language} />
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <section aria-labelledby="rounds">
        <h2 id="rounds">{words.openRounds}</h2>
        {view.openRounds.length === 0 ? <p class="soft">{words.noRounds}</p> : null}
        {view.openRounds.map((round) => (
          <div class="card">
            <h3>{round.name}</h3>
            {round.closesAt ? <p>{words.closes(moment(round.closesAt, language))}</p> : null}
            <ActFormBox
              plain
              form={{
                ...startOf(round.id),
                title: round.name,
                fields: [{ kind: 'hidden', name: 'roundId', value: round.id }],
                submit: words.begin,
                onward: '/applications/{caseId}/form',
              }}
              of={of}
            />
          </div>
        ))}
      </section>
    </Page>,
  );
}
