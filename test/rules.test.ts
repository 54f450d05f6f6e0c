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
    /(?:\b(?:describe|test|it|onBoth|runOnBoth|runOnDesk)(?:\.\w+)*\(|\]\s*(?:as const)?\s*,?\s*\)\(|\)\)\()\s*(['"`])(.*?)\1/gs;
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

// Of a studio's term the rules are judged, by pure functions of `domain/studio/`; the acts that ask them come with the process. What
// is not listed has no code yet: an `E` rule needs somebody who judges, and STUDIO-07 a studio whose posts are filled.
const judged: Readonly<Record<'H' | 'P' | 'open', readonly string[]>> = {
  H: [
    ...['STUDIO-01', 'STUDIO-02', 'STUDIO-03', 'STUDIO-04', 'STUDIO-05', 'STUDIO-10', 'STUDIO-11', 'STUDIO-12'],
    ...['STUDIO-13', 'STUDIO-14', 'STUDIO-16', 'STUDIO-17', 'STUDIO-18', 'STUDIO-21', 'STUDIO-26'],
    ...['MEMBER-01', 'MEMBER-02', 'MEMBER-04', 'MEMBER-06', 'ASSESS-02', 'ASSESS-03', 'ASSESS-07', 'ASSESS-08'],
    ...['ASSESS-09', 'VETO-02', 'VETO-03', 'COMMEND-01', 'COMMEND-02', 'COMMEND-13', 'FUND-04', 'FUND-08'],
  ],
  P: [
    ...['STUDIO-04', 'STUDIO-05', 'STUDIO-23', 'STUDIO-26', 'MEMBER-03', 'MEMBER-04', 'MEMBER-06', 'ASSESS-01'],
    ...['FUND-01', 'LOCAL-01', 'LOCAL-02'],
  ],
  open: [
    ...['STUDIO-O01', 'STUDIO-O02', 'STUDIO-O03', 'STUDIO-O04', 'STUDIO-O05', 'STUDIO-O06', 'STUDIO-O07', 'STUDIO-O09'],
    ...['STUDIO-O10', 'MEMBER-O01', 'MEMBER-O02', 'MEMBER-O03', 'MEMBER-O04', 'MEMBER-O05', 'ASSESS-O01', 'ASSESS-O02'],
    ...['ASSESS-O03', 'ASSESS-O04', 'ASSESS-O05', 'ASSESS-O06', 'ASSESS-O07', 'VETO-O01', 'VETO-O02', 'FUND-O01'],
  ],
};
const rows = Object.entries(judged).flatMap(([kind, ids]) => ids.map((id) => [kind, id] as const));

test.each(rows)('of the studio: a test names the %s rule %s', (kind, id) => {
  const clause = Object.values<Clause>(studioClauses).find((one) => one.id === id);
  expect(clause?.kind).toContain(kind);
  expect(named(id, kind === 'P' ? '(P)' : '')).toBe(true);
});

test('of the studio: every hard rule is judged, but for STUDIO-07', () => {
  const hard = Object.values<Clause>(studioClauses).filter((one) => one.kind.includes('H'));
  expect(hard.map(({ id }) => id).filter((id) => !judged.H.includes(id))).toEqual(['STUDIO-07']);
});
