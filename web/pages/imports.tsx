import type { Language } from '../../domain/vocabulary.js';
import { importWords } from '../../text/import.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox } from '../components/act-form.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm } from '../views/act-form.js';
import type { Frame } from '../views/frame.js';
import type { ImportsView } from '../views/round.js';

const columns = {
  organisations: ['code', 'name', 'nameEn', 'kind', 'parent'],
  people: ['code', 'name', 'namePinyin', 'email', 'phone', 'language', 'nominatedBy'],
  posts: ['organisation', 'role', 'person', 'from', 'to'],
} as const;
const kinds = [
  ['organisations', 'importOrganisations'],
  ['people', 'importPeople'],
  ['posts', 'importPosts'],
] as const;

/** Sheets in: each is taken whole, or comes back with its errors (one form for each kind). */
export function importsPage(frame: Frame, view: ImportsView): string {
  const { language } = frame;
  const words = roundPageWords[language];
  const wrong = (view.again?.refusals ?? []).flatMap((one) => one.cell ?? []);
  // The table below says every mistake; the form need not say them again.
  const again = view.again && { ...view.again, refusals: view.again.refusals.filter((one) => !one.cell) };
  const of = { language, guard: view.guard, page: frame.here, again };
  return documentOf(
    <Page frame={frame} title={words.imports} at="imports">
      <h1>{words.imports}</h1>
      <p class="lead middle">{words.importsIntro}</p>
      {view.imported ? (
        <Say tone="good">
          <p>{words.imported(view.imported)}</p>
        </Say>
      ) : null}
      {wrong.length > 0 ? (
        <Say tone="bad" title={words.importKinds[kindOf(view.again?.act)]}>
          <p>{words.errors(wrong.length)}</p>
          {view.again?.returned ? (
            <p>
              <a class="button" href={`/api/imports/returned/${view.again.returned}`}>
                {words.returned}
              </a>
            </p>
          ) : null}
        </Say>
      ) : null}
      {wrong.length > 0 ? (
        <Table
          head={[words.rowHead, words.columnHead, words.problemHead]}
          rows={wrong.slice(0, shownErrors).map((one) => [one.row, one.column, one.problem])}
        />
      ) : null}
      {wrong.length > shownErrors ? <p class="soft">{words.moreErrors(wrong.length - shownErrors)}</p> : null}
      {kinds.map(([kind, act]) => (
        <ActFormBox form={importForm(kind, act, language)} of={of} />
      ))}
    </Page>,
  );
}

/** More are read in the sheet given back. */
const shownErrors = 200;

const kindOf = (act: string | undefined) => kinds.find(([, name]) => name === act)?.[0] ?? 'organisations';

export function importForm(kind: keyof typeof columns, act: string, language: Language): ActForm {
  const words = roundPageWords[language];
  const titles = importWords[language].columns;
  return {
    act,
    title: words.importKinds[kind],
    intro: words.columns(
      columns[kind].map((name) => (kind === 'people' && name === 'name' ? words.personName : titles[name])).join('、'),
    ),
    tone: 'second',
    upload: true,
    fields: [{ kind: 'file', name: 'file', label: words.file, required: true, accept: '.xlsx,.csv' }],
    submit: words.importSubmit,
    onward: '/imports?done={act}&rows={rows}',
  };
}
