import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { organisations } from '../../db/schema/all.js';
import { type ColumnOf, parentsOf } from '../../domain/import-sheets.js';
import { type OrganisationKind, organisationKinds } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import { importAct, type JudgedSheet } from './import-act.js';
import {
  duplicates,
  type ImportError,
  type ImportInput,
  type ImportRow,
  isCode,
  lineErrors,
  readRows,
} from './import-sheet.js';

type Row = ImportRow<ColumnOf<'organisations'>>;
interface Body {
  readonly id: string;
  readonly kind: string;
}

/** Bodies by code: new ones are made, known ones take the new names and place. A body keeps its kind. */
export const importOrganisations = importAct('importOrganisations', judge);

export async function judge(desk: Desk, input: ImportInput): Promise<JudgedSheet> {
  const { rows, errors } = readRows(input, 'organisations');
  const known = new Map<string, Body>();
  for (const { id, code, kind } of await desk.tx.select().from(organisations)) known.set(code, { id, kind });
  const all = new Map(known);
  for (const row of rows)
    if (!all.has(row.get('code'))) all.set(row.get('code'), { id: randomUUID(), kind: row.get('kind') });
  const found = [
    ...errors,
    ...duplicates(rows, 'code', (row) => row.get('code')),
    ...rows.flatMap((row) => [...errorsOf(row, known, all)]),
  ];
  return { errors: found, rows: rows.length, write: () => write(desk, rows, known, all), asks: null };
}

function* errorsOf(row: Row, known: ReadonlyMap<string, Body>, all: ReadonlyMap<string, Body>): Generator<ImportError> {
  const { line } = row;
  const code = row.get('code');
  if (code === '') yield { row: line, column: 'code', code: 'missing' };
  else if (!isCode(code)) yield { row: line, column: 'code', code: 'badCode' };
  yield* lineErrors(row, 'name');
  if ([...row.get('nameEn')].length > 200) yield { row: line, column: 'nameEn', code: 'tooLong' };
  const kind = organisationKinds.find((one) => one === row.get('kind'));
  if (!kind) {
    yield { row: line, column: 'kind', code: row.get('kind') === '' ? 'missing' : 'unknownKind' };
    return;
  }
  // one installation, one bureau (docs/decisions/0011)
  const [bureau] = [...all].find(([, one]) => one.kind === 'cityBureau') ?? [];
  if (kind === 'cityBureau' && bureau !== code) yield { row: line, column: 'kind', code: 'secondBureau' };
  const before = known.get(code);
  if (before && before.kind !== kind) yield { row: line, column: 'kind', code: 'kindChanged' };
  const parent = row.get('parent');
  const above = parent === '' ? null : all.get(parent);
  if (above === undefined) yield { row: line, column: 'parent', code: 'unknownParent' };
  else if (!parentsOf[kind].some((allowed) => allowed === (above?.kind ?? null)))
    yield { row: line, column: 'parent', code: above === null ? 'missing' : 'parentDoesNotFit' };
}

async function write(
  desk: Desk,
  rows: readonly Row[],
  known: ReadonlyMap<string, Body>,
  all: ReadonlyMap<string, Body>,
): Promise<void> {
  for (const row of rows) {
    const code = row.get('code');
    const id = all.get(code)?.id ?? randomUUID();
    const parentId = all.get(row.get('parent'))?.id ?? null;
    const values = { name: row.get('name'), nameEn: row.get('nameEn'), parentId };
    if (known.has(code)) await desk.tx.update(organisations).set(values).where(eq(organisations.id, id));
    else await desk.tx.insert(organisations).values({ id, code, kind: row.get('kind') as OrganisationKind, ...values });
  }
}
