import { describedColumns, type ImportKind } from '../../domain/import-sheets.js';
import type { Language } from '../../domain/vocabulary.js';
import { columnTitle } from '../../text/import.js';
import { allowedWords, importHelp } from '../../text/import-help.js';
import { Table } from './table.js';

/** Everything somebody must know to fill in one of the three sheets: its columns, the words of its lists, and an example. */
export function ImportHelp({ kind, language }: { kind: ImportKind; language: Language }) {
  const words = importHelp[language];
  const lists = allowedWords(kind, language);
  const head = kind === 'posts' ? [words.role, words.at] : [words.kind, words.under];
  return (
    <>
      <Table head={[words.column, words.whether, words.content]} rows={rowsOf(kind, language)} />
      {lists.length > 0 ? (
        <details>
          <summary>{kind === 'posts' ? words.rolesHead : words.kindsHead}</summary>
          <Table head={head} rows={lists} />
        </details>
      ) : null}
      <p class="soft">{words.exampleText}</p>
      <p>
        {(['xlsx', 'csv'] as const).map((type) => (
          <>
            <a class="button plain" href={`/api/imports/examples/${kind}.${type}`}>
              {`${words.example} (${type.toUpperCase()})`}
            </a>{' '}
          </>
        ))}
      </p>
    </>
  );
}

function rowsOf(kind: ImportKind, language: Language) {
  const words = importHelp[language];
  return describedColumns(kind).map(({ name, form, required, butForBureau }) => [
    <strong>{columnTitle(kind, name, language)}</strong>,
    required ? words.needed : butForBureau ? words.butForBureau : words.optional,
    words.cells[form],
  ]);
}
