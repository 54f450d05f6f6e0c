import { moment } from '../../text/dates.js';
import { dateNames, round as dateWords } from '../../text/round.js';
import { roleName } from '../../text/states.js';
import { caseWords } from '../../text/web-case.js';
import { type RoundPageWords, roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox, type FormsOf } from '../components/act-form.js';
import { Moment } from '../components/day.js';
import { Facts, Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import { decideForm, draftForms, orderForms, passOverForms, replaceForms } from '../round-forms.js';
import { termsForms } from '../terms-forms.js';
import type { Frame } from '../views/frame.js';
import type { PreviewView, RoundView } from '../views/round.js';

/** A round: as a draft everything to look at before opening it, later its dates, counties, orders and panel. */
export function roundPage(frame: Frame, view: RoundView): string {
  const { language } = frame;
  const words = roundPageWords[language];
  const of: FormsOf = { language, guard: view.guard, level: view.level, page: frame.here, again: view.again };
  return documentOf(
    <Page frame={frame} title={view.name} at="rounds">
      <h1>{view.name}</h1>
      <section class="card">
        <Facts
          rows={[
            [words.state, <strong>{words.states[view.state]}</strong>],
            [words.code, view.code],
            [words.edition, view.editionId],
            [words.openedAt, view.openedAt && <Moment at={view.openedAt} language={language} />],
            [words.closedAt, view.closedAt && <Moment at={view.closedAt} language={language} />],
          ]}
        />
      </section>
      {view.officer && !view.secondFactor && view.state !== 'closed' ? (
        <Say tone="warn">
          <p>{words.secondFactor}</p>
          <p>
            <a class="button" href={`/second-factor?then=/rounds/${view.id}`}>
              {words.toSecondFactor}
            </a>
          </p>
        </Say>
      ) : null}
      {view.preview ? <Preview preview={view.preview} words={words} frame={frame} /> : null}
      <Dates view={view} words={words} frame={frame} />
      <Counties view={view} words={words} />
      {draftForms(view, language).map((form) => (
        <ActFormBox form={form} of={of} />
      ))}
      {view.preview ? <Rules preview={view.preview} words={words} frame={frame} /> : null}
      {view.panel.length > 0 ? (
        <Table
          caption={words.panel}
          head={[words.expert, words.assigned, words.sealed]}
          rows={view.panel.map((one) => [one.name, String(one.assigned), String(one.sealed)])}
        />
      ) : null}
      {view.officer && view.unsealed.length > 0 ? (
        <details class="card" open={view.again?.act === 'replaceExpert' ? true : undefined}>
          <summary>{words.replace}</summary>
          {replaceForms(view, language).map((form) => (
            <ActFormBox form={form} of={of} />
          ))}
        </details>
      ) : null}
      {view.officer && view.silent.length > 0 ? (
        <details class="card" open={view.again?.act === 'passOverExpert' ? true : undefined}>
          <summary>{words.passOver}</summary>
          {passOverForms(view, language).map((form) => (
            <ActFormBox form={form} of={of} />
          ))}
        </details>
      ) : null}
      {view.officer && view.state !== 'draft' ? <Orders view={view} words={words} of={of} /> : null}
    </Page>,
  );
}

function Preview({ preview, words, frame }: { preview: PreviewView; words: RoundPageWords; frame: Frame }) {
  return (
    <>
      {preview.contradictions.length > 0 ? (
        <Say tone="bad" title={words.contradictions}>
          <p>{words.contradictionsText}</p>
          <ul>
            {preview.contradictions.map((one) => (
              <li>
                {one.sentence} {one.clause ? <span class="rule">{one.clause}</span> : null}
              </li>
            ))}
          </ul>
        </Say>
      ) : null}
      {preview.vacancies.length > 0 ? (
        <Say tone="warn" title={words.vacancies}>
          <p>{words.vacanciesText}</p>
          <ul>
            {preview.vacancies.map((one) => (
              <li>{`${one.orgName} ${roleName(one.role, frame.language)}`}</li>
            ))}
          </ul>
        </Say>
      ) : (
        <Say tone="good">
          <p>{words.noVacancies}</p>
        </Say>
      )}
    </>
  );
}

function Dates({ view, words, frame: { language } }: { view: RoundView; words: RoundPageWords; frame: Frame }) {
  const said = dateWords[language];
  const dates = dateNames(language, view.level);
  const names: Readonly<Record<string, string>> = dates;
  if (view.dates.length === 0) return null;
  return (
    <section class="card" aria-labelledby="dates">
      <h2 id="dates">{words.dates}</h2>
      {view.preview ? <p class="soft">{words.previewIntro}</p> : null}
      <Table
        head={[words.stage, words.date, ...(view.preview ? [words.basis] : [])]}
        rows={view.dates.map((one) => [
          dates[one.key],
          one.provisional ? `${moment(one.due, language)} · ${said.provisional}` : moment(one.due, language),
          ...(view.preview && one.basis
            ? [said.basis(one.basis.workingDays, names[one.basis.after] ?? one.basis.after)]
            : []),
        ])}
      />
    </section>
  );
}

function Counties({ view, words }: { view: RoundView; words: RoundPageWords }) {
  if (view.counties.length === 0) return null;
  const places = view.counties.some((one) => one.places !== null);
  return (
    <section class="card" aria-labelledby="counties">
      <h2 id="counties">{view.preview ? words.quotas : words.counties}</h2>
      <Table
        head={[words.county, ...(places ? [words.places] : [])]}
        rows={view.counties.map((one) => [
          one.href ? <a href={one.href}>{one.name}</a> : one.name,
          ...(places ? [String(one.places ?? 0)] : []),
        ])}
      />
    </section>
  );
}

function Rules({ preview, words, frame: { language } }: { preview: PreviewView; words: RoundPageWords; frame: Frame }) {
  const stages: Readonly<Record<string, string>> = caseWords[language].stage;
  return (
    <details class="card">
      <summary>{words.rules}</summary>
      {preview.rules.map((one) => (
        <>
          <h3>{stages[one.stage] ?? one.stage}</h3>
          <ul>
            {one.clauses.map((clause) => (
              <li>{clause}</li>
            ))}
          </ul>
        </>
      ))}
    </details>
  );
}

function Orders({ view, words, of }: { view: RoundView; words: RoundPageWords; of: FormsOf }) {
  const waiting = view.orders.filter((one) => one.state === 'proposed');
  return (
    <>
      <section class="card" aria-labelledby="orders">
        <h2 id="orders">{words.orders}</h2>
        {view.orders.length === 0 ? (
          <p class="soft">{words.noOrders}</p>
        ) : (
          <Table
            head={[words.orderNumber, words.decision, words.reason, words.state]}
            rows={view.orders.map((one) => [
              one.number,
              one.changes.join(of.language === 'zh' ? '；' : '; '),
              one.reason,
              words.orderStates[one.state],
            ])}
          />
        )}
        {waiting.some((one) => one.own) ? <p>{words.ownOrder}</p> : null}
      </section>
      {view.secondFactor
        ? waiting
            .filter((one) => !one.own)
            .map((one) => <ActFormBox form={decideForm(view, one, of.language)} of={of} />)
        : null}
      {view.secondFactor && view.state === 'open'
        ? [...orderForms(view, of.language), ...termsForms(view, of.language)].map((form) => (
            <ActFormBox form={form} of={of} />
          ))
        : null}
    </>
  );
}
