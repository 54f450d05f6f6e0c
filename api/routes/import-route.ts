import { z } from 'zod';
import type { Act } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { ImportInput, ImportResult } from '../../desk/organisations/import-sheet.js';
import { keepReturned } from '../../desk/organisations/returned-sheets.js';
import { withErrorColumn } from '../../documents/error-column.js';
import { readSheet } from '../../documents/sheet.js';
import type { ImportKind } from '../../domain/import-sheets.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { Language } from '../../domain/vocabulary.js';
import { canonicalSheet, sayImportError } from '../../text/import.js';
import { route } from './route.js';
import type { ActRow, RowBase, UploadedFile } from './row.js';

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Machinery, not policy: what one act can judge in one transaction. */
const limits = { maxBytes: 5 * 1024 * 1024, maxRows: 20_000, maxColumns: 60 };

type Errors = Extract<ImportResult, { readonly errors: unknown }>['errors'];
type Mark = (errors: Errors, language: Language, at: string) => Promise<string>;

/**
 * One import as an upload. Bad rows are refused together ('rowWrong', 422), each with its line and column; the first refusal's
 * fact `returned` names the same sheet with an error column, at `/api/imports/returned/{sha256}`.
 */
export function importRoute(
  said: Pick<RowBase, 'path' | 'summary'> & {
    readonly kind: ImportKind;
    readonly act: Act<PersonActor, ImportInput, ImportResult>;
    /** What the answer says besides the number of rows. */
    readonly more?: z.ZodRawShape;
  },
): ActRow {
  const row = route({
    ...said,
    method: 'post',
    tag: 'people',
    status: 201,
    body: z.strictObject({}),
    upload: { maxBytes: limits.maxBytes, sheet: true, keep: keepOf(said.kind) },
    response: z.object({ rows: z.int(), ...said.more }),
  });
  return {
    ...row,
    perform: async (deps, actor, raw, key) => {
      const { mark, ...input } = raw as { readonly mark?: Mark };
      const result = await row.perform(deps, actor, input, key);
      const { errors } = result.ok ? (result.value as { readonly errors?: Errors }) : {};
      if (!errors) return result;
      const language = actor.kind === 'person' ? actor.language : 'zh';
      const returned = (await mark?.(errors, language, await deps.clock.now())) ?? '';
      return refused(
        ...errors.map(({ row: line, column, code }) =>
          refuse('rowWrong', { field: column, facts: { line, column, issue: code, returned } }),
        ),
      );
    },
  };
}

/** The sheet as codes for the act, and a way to give it back marked; the latter never reaches the act. */
const keepOf =
  (kind: ImportKind): NonNullable<ActRow['upload']>['keep'] =>
  async (deps, file: UploadedFile) => {
    const sheet = await readSheet(file.bytes, limits);
    if (!sheet.ok) return sheet;
    const mark: Mark = async (errors, language, at) => {
      const byLine = new Map<number, string[]>();
      for (const error of errors)
        byLine.set(error.row, [...(byLine.get(error.row) ?? []), sayImportError(kind, error, language)]);
      return keepReturned(deps, await withErrorColumn(sheet.value, byLine, language, at));
    };
    return accepted({ ...canonicalSheet(sheet.value), mark });
  };
