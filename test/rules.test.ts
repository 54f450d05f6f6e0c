import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Clause } from '../policy/clauses/clause.js';
import { clauses } from '../policy/host-selection/clauses.js';
import { studioClauses } from '../policy/studio/clauses.js';

// A rule of the plan without a test that names it is not implemented. `H` is named by any test; `P` by one that moves the parameter
// and sees the outcome follow, marked `(P)`; `E` by one that sees who judged it and when, marked `(E)`.
const folder = fileURLToPath(new URL('.', import.meta.url));
const titles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== 'rules.test.ts')
  .flatMap((file) => titlesIn(readFileSync(join(folder, file), 'utf8')));

/** The text of each describe, test and it, also behind the table of an `each`. */
function titlesIn(source: string): string[] {
  const call =
    /(?:\b(?:describe|test|it|onDatabase|runOnBoth|runOnDesk)(?:\.\w+)*\(|\]\s*(?:as const)?\s*,?\s*\)\(|\)\)\()\s*(['"`])(.*?)\1/gs;
  return [...source.matchAll(call)].map(([, , title = '']) => title);
}

const named = (id: string, mark = '') =>
  titles.some((title) => new RegExp(`\\b${id}\\b`).test(title) && title.includes(mark));

// VETO-02 speaks of studios that exist already: the studio process brings it.
const here = Object.values<Clause>(clauses).filter(({ id }) => /^HOST-\d|^VETO-01$|^NOTICE-O\d/.test(id));
const of = (kind: Clause['kind'][number]) => here.filter((clause) => clause.kind.includes(kind)).map(({ id }) => id);

test('all of HOST-01 to HOST-32, VETO-01 and the six points of the notice are looked for', () => {
  expect(here).toHaveLength(32 + 1 + 6);
  expect(titles.length).toBeGreaterThan(300);
});

test.each(of('H'))('a test names the hard rule %s', (id) => expect(named(id)).toBe(true));
test.each(of('open'))('a test names the open point %s', (id) => expect(named(id)).toBe(true));
test.each(of('P'))('a test moves the parameter of %s', (id) => expect(named(id, '(P)')).toBe(true));
test.each(of('E'))('a test sees who judged %s, and when', (id) => expect(named(id, '(E)')).toBe(true));

// The rules of a studio's life, of its members, assessment, vetoes, commendation, money and of a county's own studios.
const studio = Object.values<Clause>(studioClauses);
const rows = studio.flatMap(({ id, kind }) => kind.map((one) => [one, id] as const));
const marks: Readonly<Partial<Record<Clause['kind'][number], string>>> = { P: '(P)', E: '(E)' };

test('of the studio: all 83 clauses are looked for', () => {
  expect(studio).toHaveLength(83);
});

test.each(rows)('of the studio: a test names the %s rule %s', (kind, id) => expect(named(id, marks[kind])).toBe(true));
