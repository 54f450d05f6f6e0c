import type { ImportKind } from '../../domain/import-sheets.js';
import type { Language } from '../../domain/vocabulary.js';
import { columnTitle } from '../../text/import.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { ActFormBox } from '../components/act-form.js';
import { ImportHelp } from '../components/import-help.js';
import { Say } from '../components/say.js';
import { Table } from '../components/table.js';
import { ToProposals, Waits } from '../components/to-proposals.js';
import { documentOf, Page } from '../layout.js';
import type { ActForm } from '../views/act-form.js';
import type { Frame, RefusalView } from '../views/frame.js';
import type { ImportsView } from '../views/round.js';

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
  const mistakes = mistakesOf(wrong);
  const kindAgain = wrong.length > 0 ? kindOf(view.again?.act) : null;
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
      <Waits waits={view.waits} language={language} />
      {kindAgain ? (
        <Say tone="bad" title={words.importKinds[kindAgain]}>
          <p>{amount(wrong, words)}</p>
          {view.again?.returned ? (
            <p>
              <a class="button" href={`/api/imports/returned/${view.again.returned}`}>
                {words.returned}
              </a>
            </p>
          ) : null}
        </Say>
      ) : null}
      {mistakes.length > 0 ? (
        <Table
          head={[words.columnHead, words.problemHead, words.rowHead]}
          rows={mistakes
            .slice(0, shownMistakes)
            .map((one) => [columnTitle(kindAgain, one.column, language), one.problem, rowsOf(one, words)])}
        />
      ) : null}
      {mistakes.length > shownMistakes ? <p class="soft">{words.moreErrors(mistakes.length - shownMistakes)}</p> : null}
      {kinds
        .filter(([kind]) => kind === kindAgain)
        .map(([kind, act]) => (
          <ActFormBox form={importForm(kind, act, language)} of={of} />
        ))}
      {kinds.map(([kind, act], at) => (
        <section>
          <h2>{words.importOrder(at, words.importKinds[kind])}</h2>
          <ImportHelp kind={kind} language={language} />
          {kind !== 'organisations' ? <ToProposals language={language} /> : null}
          {kind === kindAgain ? null : <ActFormBox form={importForm(kind, act, language)} of={of} />}
        </section>
      ))}
    </Page>,
  );
}

/** More are read in the sheet given back. */
const shownMistakes = 100;
const shownRows = 12;

type Wrong = NonNullable<RefusalView['cell']>;
interface Mistake {
  readonly column: string;
  readonly problem: string;
  readonly rows: readonly string[];
}
type Words = (typeof roundPageWords)[Language];

/** The same mistake in four hundred rows is one line to read. */
function mistakesOf(wrong: readonly Wrong[]): readonly Mistake[] {
  const found = new Map<string, Mistake>();
  for (const { row, column, problem } of wrong) {
    const key = `${column}\n${problem}`;
    found.set(key, { column, problem, rows: [...(found.get(key)?.rows ?? []), row] });
  }
  return [...found.values()];
}

const rowsOf = ({ rows }: Mistake, words: Words): string =>
  words.someRows(rows.slice(0, shownRows), Math.max(0, rows.length - shownRows));

/** Where the first row names a column wrongly, no other row is looked at. */
function amount(wrong: readonly Wrong[], words: Words): string {
  const rows = new Set(wrong.map(({ row }) => row));
  return rows.size === 1 && rows.has('1') ? words.headErrors(wrong.length) : words.errors(rows.size, wrong.length);
}

const kindOf = (act: string | undefined) => kinds.find(([, name]) => name === act)?.[0] ?? 'organisations';

export function importForm(kind: ImportKind, act: string, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act,
    title: words.importKinds[kind],
    tone: 'second',
    upload: true,
    fields: [{ kind: 'file', name: 'file', label: words.file, required: true, accept: '.xlsx,.csv' }],
    submit: words.importSubmit,
    // Posts wait for a second officer: whoever brought them sees there what would change. Of people, other addresses wait.
    onward: kind === 'posts' ? '/people-proposals?rows={rows}' : '/imports?done={act}&rows={rows}&waits={proposalId}',
  };
}
