import { organisations, people } from '../../db/schema/all.js';
import { type ColumnOf, requiredOf } from '../../domain/import-sheets.js';
import type { WantedHolding } from '../../domain/post-changes.js';
import { isDay } from '../../domain/time/beijing.js';
import { type OrganisationKind, type Role, roles } from '../../domain/vocabulary.js';
import type { Desk } from '../kit/deps.js';
import { allHoldings, changesOf, clashes, holdingOf, writeHoldings } from './holdings.js';
import { importAct, type JudgedSheet } from './import-act.js';
import { type ImportError, type ImportInput, type ImportRow, readRows } from './import-sheet.js';
import { roleFits } from './role-fits.js';

type Row = ImportRow<ColumnOf<'posts'>>;

interface Known {
  readonly bodies: ReadonlyMap<string, { readonly id: string; readonly kind: OrganisationKind }>;
  readonly people: ReadonlyMap<string, string>;
}

/**
 * Who holds which post between which Beijing days. The same organisation, role, person and first day is the same holding: a
 * sheet sent again moves its last day. By an officer of the bureau; another one puts it in force (`decidePeopleProposal`). 'notYourPost';
 * bad rows are an answer, not a refusal.
 */
export const importPosts = importAct('importPosts', async (desk, input) => ({
  ...(await judge(desk, input)),
  // Nobody is seated by this act.
  write: async () => undefined,
}));

export async function judge(desk: Desk, input: ImportInput): Promise<JudgedSheet> {
  const { rows, errors } = readRows(input, 'posts');
  const known = await read(desk);
  const holdings = await allHoldings(desk);
  const found = [...errors, ...rows.flatMap((row) => [...errorsOf(row, known)])];
  const bad = new Set(found.map(({ row }) => row));
  const good = rows.filter(({ line }) => !bad.has(line));
  const planned = good.map((row) => holdingOf(wantedBy(row, known), holdings));
  const doubled = clashes(planned, holdings).map(
    (at): ImportError => ({ row: good[at]?.line ?? 0, column: 'from', code: 'overlappingHolding' }),
  );
  const wanted = planned.map(({ id: _, postId: __, ...one }) => one);
  const changes = changesOf(planned, holdings).length;
  return {
    errors: [...found, ...doubled],
    rows: rows.length,
    asks: changes > 0 ? { content: { kind: 'sheet', holdings: wanted }, changes } : null,
    write: () => writeHoldings(desk, planned, holdings),
  };
}

async function read(desk: Desk): Promise<Known> {
  const bodies = await desk.tx.select().from(organisations);
  const persons = await desk.tx.select({ id: people.id, code: people.code }).from(people);
  return {
    bodies: new Map(bodies.map(({ code, id, kind }) => [code, { id, kind }])),
    people: new Map(persons.map(({ code, id }) => [code, id])),
  };
}

function* errorsOf(row: Row, known: Known): Generator<ImportError> {
  const { line } = row;
  const missing = requiredOf('posts').filter((column) => row.get(column) === '');
  for (const column of missing) yield { row: line, column, code: 'missing' };
  const body = known.bodies.get(row.get('organisation'));
  if (!body && !missing.includes('organisation'))
    yield { row: line, column: 'organisation', code: 'unknownOrganisation' };
  const role = roles.find((one) => one === row.get('role'));
  if (!role && !missing.includes('role')) yield { row: line, column: 'role', code: 'unknownRole' };
  if (role && body && !roleFits(role, body.kind)) yield { row: line, column: 'role', code: 'roleDoesNotFit' };
  if (!known.people.has(row.get('person')) && !missing.includes('person'))
    yield { row: line, column: 'person', code: 'unknownPerson' };
  const [from, to] = [row.get('from'), row.get('to')];
  if (from !== '' && !isDay(from)) yield { row: line, column: 'from', code: 'badDay' };
  if (to !== '' && !isDay(to)) yield { row: line, column: 'to', code: 'badDay' };
  else if (to !== '' && to < from) yield { row: line, column: 'to', code: 'endsBeforeStart' };
}

/** Call for rows without errors. */
const wantedBy = (row: Row, { bodies, people: persons }: Known): WantedHolding => ({
  orgId: bodies.get(row.get('organisation'))?.id ?? '',
  role: row.get('role') as Role,
  personId: persons.get(row.get('person')) ?? '',
  from: row.get('from'),
  to: row.get('to') || null,
});
