import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cite, clauseOf, placeOf } from '../../../policy/clauses/cite.js';
import type { Clause } from '../../../policy/clauses/clause.js';
import { studioClauses } from '../../../policy/studio/clauses.js';
import { studioTasks } from '../../../policy/studio/stages.js';

const all = Object.entries<Clause>(studioClauses);
const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${String(from + i).padStart(2, '0')}`);
const seeds = Object.fromEntries(
  ['000', '001', '003', '004'].map((name) => [
    name,
    readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8').split('\n'),
  ]),
);

test('STUDIO-01…27, MEMBER-01…09, ASSESS-01…09, the vetoes, honours, funds and counties have a clause, and so has every open point', () => {
  expect(all.map(([id]) => id).toSorted()).toEqual(
    [
      ...numbered('STUDIO-', 1, 27),
      ...numbered('STUDIO-O', 1, 10),
      ...numbered('MEMBER-', 1, 9),
      ...numbered('MEMBER-O', 1, 5),
      ...numbered('ASSESS-', 1, 9),
      ...numbered('ASSESS-O', 1, 7),
      ...numbered('VETO-', 2, 4),
      ...numbered('VETO-O', 1, 2),
      ...['COMMEND-01', 'COMMEND-02', 'COMMEND-13', 'COMMEND-O01'],
      ...['FUND-01', 'FUND-03', 'FUND-04', 'FUND-08', 'FUND-O01', 'LOCAL-01', 'LOCAL-02'],
    ].toSorted(),
  );
  for (const [id, clause] of all) expect(clause.id).toBe(id);
});

test.each(all.filter(([, { seed }]) => seed !== null))('%s stands in its document as quoted', (_, clause) => {
  expect(clause.quote.length).toBeGreaterThan(0);
  for (const words of clause.quote) expect(seeds[clause.seed ?? '']?.[(clause.line ?? 0) - 1]).toContain(words);
});

test('a refusal cites the rule and its place, whichever document it stands in', () => {
  expect(cite('STUDIO-17', 'zh')).toBe('不满足 STUDIO-17：市教育局和工作室签订目标责任状（方案 八-5）');
  expect(cite('FUND-04', 'en')).toBe(
    'Not satisfied, FUND-04: Uses of FUND-03: office equipment and books, daily office costs, website, training, research (county opinion, part 5)',
  );
  expect(placeOf('COMMEND-13', 'en')).toBe('city guidance, part 3, item 3');
  expect(placeOf('STUDIO-O02', 'en')).toBe('rule STUDIO-O02');
});

test('every rule a task of the term names has a clause', () => {
  for (const { rules } of Object.values(studioTasks)) for (const id of rules) expect(clauseOf(id), id).toBeDefined();
});
