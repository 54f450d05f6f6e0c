import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../docs/decisions/', import.meta.url);
const records = readdirSync(folder).sort();

test('decision records are numbered without a gap or a double, and each begins with its own number', () => {
  expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, at) => at + 1));
  for (const name of records)
    expect(readFileSync(new URL(name, folder), 'utf8')).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
});
