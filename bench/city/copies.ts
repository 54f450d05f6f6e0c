import { sha256 } from '../../desk/kit/canonical.js';
import type { World } from '../parts/world.js';
import { cookieOf } from './people.js';

export type Row = Readonly<Record<string, unknown>>;

/** What is copied: rows that belong together, and what of them is another one's in every copy. */
export interface Originals {
  /** By table, as SQL over `values`: `$1`, `$2` … */
  readonly own: Readonly<Record<string, string>>;
  readonly values: readonly unknown[];
  /** Codes and numbers that stand in the rows beside their ids, e.g. the school's. */
  readonly codes: readonly string[];
  /** Whose session each copy has. */
  readonly leaderCode: string;
  /** What starts a copy's process through the outbox; none: nothing is started. */
  readonly outbox: Row | null;
}

/** Everything that is named in an original, as it is named in the copy of this number, from 0. */
export type Rename = (text: string, number: number) => string;

/** So many copies go into one statement a table. */
const perStatement = 50;

/**
 * Copies the rows, all but their letters, under other ids, once for each of the `numbers`. Their audit rows carry the originals' hashes:
 * such a world is for measuring, not for verifying.
 */
export async function copy(world: World, of: Originals, numbers: readonly number[]): Promise<Rename> {
  const rows = new Map<string, readonly Row[]>();
  for (const [table, where] of Object.entries(of.own)) rows.set(table, await rowsOf(world, table, where, of.values));
  const rename = renamer(rows, of.codes);
  if (of.outbox) rows.set('outbox', [of.outbox]);
  for (let at = 0; at < numbers.length; at += perStatement) {
    const part = numbers.slice(at, at + perStatement);
    for (const [table, originals] of rows) await insertCopies(world, table, originals, part, rename, of.leaderCode);
  }
  return rename;
}

async function rowsOf(world: World, table: string, where: string, values: readonly unknown[]): Promise<readonly Row[]> {
  // PostgreSQL takes no value that a statement does not name.
  const names = [...new Set(where.match(/\$\d/g))].sort();
  const numbered = where.replaceAll(/\$\d/g, (name) => `$${names.indexOf(name) + 1}`);
  const found = await world.query<{ row: Row }>(
    `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${numbered}`,
    names.map((name) => values[Number(name.slice(1)) - 1]),
  );
  return found.map(({ row }) => row);
}

async function insertCopies(
  world: World,
  table: string,
  originals: readonly Row[],
  numbers: readonly number[],
  rename: Rename,
  leaderCode: string,
): Promise<void> {
  const [first] = originals;
  if (!first) return;
  const columns = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  const withHash = (row: Row, number: number): Row =>
    table === 'sessions'
      ? {
          ...row,
          hash: sha256(
            row.hash === sha256(cookieOf(leaderCode))
              ? cookieOf(rename(leaderCode, number))
              : `${String(row.hash)}${number}`,
          ),
        }
      : row;
  const copies = numbers.flatMap((number) =>
    originals.map((row) => rename(JSON.stringify(withHash(row, number)), number)),
  );
  await world.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [`[${copies.join(',')}]`],
  );
}

/** Every own id and code in a text becomes the copy's; ids keep all but their first eight digits. */
function renamer(rows: ReadonlyMap<string, readonly Row[]>, codes: readonly string[]): Rename {
  const ids = [...rows.values()].flat().flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const pattern = new RegExp([...ids, ...codes].join('|'), 'g');
  return (text, number) => {
    const digits = (number + 1).toString(16).padStart(8, '0');
    return text.replaceAll(pattern, (found) =>
      codes.includes(found) ? `${found}-${number}` : `${digits}${found.slice(8)}`,
    );
  };
}

/** A copy's own address on the network. */
export const addressOf = (number: number): string => `10.${1 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
