import type { Language } from '../domain/vocabulary.js';
import { documentWords } from '../text/documents.js';
import { type ReadSheet, writeSheet } from './sheet.js';

/**
 * An uploaded sheet given back with one more column saying what is wrong with each row, in the person's language.
 * `errors` is keyed by the row's line number in the upload. An error column of an earlier return is replaced, so the
 * corrected file can be sent again as it is.
 */
export function withErrorColumn(
  sheet: ReadSheet,
  errors: ReadonlyMap<number, readonly string[]>,
  language: Language,
  at: string,
): Promise<Buffer> {
  const words = documentWords[language].sheet;
  const headings: readonly string[] = [documentWords.zh.sheet.errorColumn, documentWords.en.sheet.errorColumn];
  const kept = sheet.header.flatMap((title, n) => (headings.includes(title) ? [] : [n]));
  return writeSheet({
    name: words.errorColumn,
    columns: [
      ...kept.map((n) => ({ title: sheet.header[n] ?? '', width: 16 })),
      { title: words.errorColumn, width: 60 },
    ],
    rows: sheet.rows.map((row) => [...kept.map((n) => row.cells[n] ?? ''), (errors.get(row.line) ?? []).join('\n')]),
    pageFooter: words.page,
    at,
  });
}
