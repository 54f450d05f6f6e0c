import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';
import { organisations, people } from '../../db/schema/all.js';
import type { ColumnOf } from '../../domain/import-sheets.js';
import type { WantedAddress } from '../../domain/people-proposals.js';
import { type Language, languages } from '../../domain/vocabulary.js';
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
import { addressChanges } from './ways-in.js';

type Row = ImportRow<ColumnOf<'people'>>;
const email = z.email().max(120);

/**
 * People by code: new ones are made, known ones take what the sheet says. Another address of a known person is a way into their account: it
 * is asked for, and another officer puts it in force (`decidePeopleProposal`). A new person holds no post yet, and whoever seats them
 * is shown the address.
 */
export const importPeople = importAct('importPeople', judge);

/** 'Ouyang Xiu' for 欧阳修: surname first, compound surnames kept together; what is not Chinese stays as it is. */
export function pinyinOf(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true });
  const [surname = '', ...given] = syllables;
  const compound = syllables.length === 4;
  const family = compound ? `${surname}${given.shift() ?? ''}` : surname;
  return [family, given.join('')]
    .filter((part) => part !== '')
    .map(capital)
    .join(' ');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export async function judge(desk: Desk, input: ImportInput, bureauId: string): Promise<JudgedSheet> {
  const { rows, errors } = readRows(input, 'people');
  const bodies = new Map((await desk.tx.select().from(organisations)).map(({ code, id }) => [code, id]));
  const found = [
    ...errors,
    ...duplicates(rows, 'code', (row) => row.get('code').toLowerCase()),
    ...(await otherCases(desk, rows)),
    ...rows.flatMap((row) => [...errorsOf(row, bodies)]),
  ];
  const asked = await askedOf(desk, rows);
  return {
    errors: found,
    rows: rows.length,
    write: () => write(desk, rows, bodies, bureauId),
    asks: asked.length > 0 ? { content: { kind: 'addresses', addresses: asked }, changes: asked.length } : null,
  };
}

/** Known people whom the sheet gives another address, or takes theirs from. */
async function askedOf(desk: Desk, rows: readonly Row[]): Promise<readonly WantedAddress[]> {
  const ids = new Map(
    (await desk.tx.select({ id: people.id, code: people.code }).from(people)).map(({ id, code }) => [code, id]),
  );
  const wanted = rows.flatMap((row) => {
    const personId = ids.get(row.get('code'));
    return personId === undefined ? [] : [{ personId, email: row.get('email') || null }];
  });
  return (await addressChanges(desk, wanted)).map(({ personId, email }) => ({ personId, email }));
}

/** An account is named by its person's code in small letters: what differs in capitals alone is the same person, mistyped. */
async function otherCases(desk: Desk, rows: readonly Row[]): Promise<readonly ImportError[]> {
  const codes = (await desk.tx.select({ code: people.code }).from(people)).map(({ code }) => code);
  const [exact, small] = [new Set(codes), new Set(codes.map((code) => code.toLowerCase()))];
  return rows
    .filter((row) => !exact.has(row.get('code')) && small.has(row.get('code').toLowerCase()))
    .map((row) => ({ row: row.line, column: 'code', code: 'otherCase' as const }));
}

function* errorsOf(row: Row, bodies: ReadonlyMap<string, string>): Generator<ImportError> {
  const { line } = row;
  if (row.get('code') === '') yield { row: line, column: 'code', code: 'missing' };
  else if (!isCode(row.get('code'))) yield { row: line, column: 'code', code: 'badCode' };
  yield* lineErrors(row, 'name', 60);
  const address = row.get('email');
  if (address !== '' && !email.safeParse(address).success) yield { row: line, column: 'email', code: 'badEmail' };
  const phone = row.get('phone');
  if (phone !== '' && !/^\+?\d[\d -]{5,18}\d$/.test(phone)) yield { row: line, column: 'phone', code: 'badPhone' };
  const language = row.get('language');
  if (language !== '' && !languages.some((one) => one === language))
    yield { row: line, column: 'language', code: 'badLanguage' };
  const nominator = row.get('nominatedBy');
  if (nominator !== '' && !bodies.has(nominator))
    yield { row: line, column: 'nominatedBy', code: 'unknownOrganisation' };
}

async function write(
  desk: Desk,
  rows: readonly Row[],
  bodies: ReadonlyMap<string, string>,
  bureauId: string,
): Promise<void> {
  const known = new Map((await desk.tx.select().from(people)).map((person) => [person.code, person]));
  for (const row of rows) {
    const before = known.get(row.get('code'));
    const values = {
      name: row.get('name'),
      namePinyin: row.get('namePinyin') || pinyinOf(row.get('name')),
      phone: row.get('phone') || null,
      language: (row.get('language') || 'zh') as Language,
      nominatedByOrgId: bodies.get(row.get('nominatedBy')) ?? bureauId,
    };
    if (before) await desk.tx.update(people).set(values).where(eq(people.id, before.id));
    else {
      const address = { email: row.get('email') || null, addressState: 'untested' as const };
      await desk.tx.insert(people).values({ id: randomUUID(), code: row.get('code'), ...values, ...address });
    }
  }
}
