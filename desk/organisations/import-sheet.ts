import { z } from 'zod';
import { type ColumnOf, columnsOf, type ImportKind, requiredOf } from '../../domain/import-sheets.js';

/** Rows as a sheet gave them; `header` holds column codes (`text/import.ts` translates titles and words). */
export const importInput = z.strictObject({
  header: z.array(z.string().max(200)).min(1).max(60),
  rows: z.array(z.strictObject({ line: z.int().min(1), cells: z.array(z.string().max(5000)).max(60) })).max(20_000),
});
export type ImportInput = z.infer<typeof importInput>;

export const importErrorCodes = [
  'missingColumn',
  'unknownColumn',
  'missing',
  'tooLong',
  'badCode',
  'duplicate',
  'otherCase',
  'unknownKind',
  'kindChanged',
  'unknownParent',
  'parentDoesNotFit',
  'secondBureau',
  'unknownOrganisation',
  'unknownPerson',
  'unknownRole',
  'roleDoesNotFit',
  'badEmail',
  'badPhone',
  'badLanguage',
  'badDay',
  'endsBeforeStart',
  'overlappingHolding',
] as const;
export type ImportErrorCode = (typeof importErrorCodes)[number];

/** What is wrong with one cell; `row` is the line a person sees beside it in the sheet. */
export interface ImportError {
  readonly row: number;
  readonly column: string;
  readonly code: ImportErrorCode;
}

/** Everything was taken, and what awaits the second officer, null where nothing does; or nothing was, with every bad cell named. */
export type ImportResult =
  | { readonly rows: number; readonly proposalId: string | null }
  | { readonly errors: readonly ImportError[] };

/** A row by column code; absent cells are empty. */
export interface ImportRow<C extends string> {
  readonly line: number;
  readonly get: (column: C) => string;
}

/** Reads the rows by their columns; without the required columns nothing else is looked at. */
export function readRows<K extends ImportKind>(
  input: ImportInput,
  kind: K,
): { readonly rows: readonly ImportRow<ColumnOf<K>>[]; readonly errors: readonly ImportError[] } {
  const columns = columnsOf(kind);
  const header = input.header.map((title) => title.trim());
  const errors: ImportError[] = [];
  for (const column of requiredOf(kind))
    if (!header.includes(column)) errors.push({ row: 1, column, code: 'missingColumn' });
  for (const title of header) {
    if (title !== '' && !columns.some((column) => column === title))
      errors.push({ row: 1, column: title, code: 'unknownColumn' });
  }
  const rows = input.rows.map(({ line, cells }) => ({
    line,
    get: (column: ColumnOf<K>) => (cells[header.indexOf(column)] ?? '').normalize('NFC').trim(),
  }));
  return { rows: errors.length > 0 ? [] : rows, errors };
}

/** Codes are what imports and operators type. */
export const isCode = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u.test(text);

/** Rows that name the same thing a second time. */
export function duplicates<C extends string>(
  rows: readonly ImportRow<C>[],
  column: C,
  keyOf: (row: ImportRow<C>) => string,
): readonly ImportError[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    if (key === '' || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ row: row.line, column, code: 'duplicate' as const }];
  });
}

/** Name fields: there, and not longer than a line. */
export function* lineErrors<C extends string>(row: ImportRow<C>, column: C, max = 120): Generator<ImportError> {
  const value = row.get(column);
  if (value === '') yield { row: row.line, column, code: 'missing' };
  if ([...value].length > max) yield { row: row.line, column, code: 'tooLong' };
}
