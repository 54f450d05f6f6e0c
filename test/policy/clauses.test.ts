import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldRules } from '../../domain/host-selection/form-rules.js';
import { cite, clauseOf, placeOf } from '../../policy/clauses/cite.js';
import type { Clause } from '../../policy/clauses/clause.js';
import { clauses } from '../../policy/host-selection/clauses.js';
import { stageRows } from '../../policy/host-selection/stages.js';

const seed = readFileSync(new URL('../seeds/001.txt', import.meta.url), 'utf8').split('\n');
const all = Object.entries<Clause>(clauses);
const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${String(from + i).padStart(2, '0')}`);

test('HOST-01…32, VETO-01…02, CONV-01…11 and every open point have a clause', () => {
  expect(Object.keys(clauses).toSorted()).toEqual(
    [
      ...numbered('HOST-', 1, 32),
      ...numbered('HOST-O', 1, 19),
      ...numbered('NOTICE-O', 1, 6),
      ...numbered('VETO-', 1, 2),
      ...numbered('VETO-O', 3, 7),
      ...numbered('CONV-', 1, 11),
    ].toSorted(),
  );
  for (const [id, clause] of all) expect(clause.id).toBe(id);
});

test.each(all.filter(([, { seed: source }]) => source === '001'))(
  '%s stands in the plan as quoted',
  (_, { quote, line }) => {
    expect(quote.length).toBeGreaterThan(0);
    for (const words of quote) expect(seed[(line ?? 0) - 1]).toContain(words);
  },
);

test('a refusal cites the rule and its place, in Chinese and English', () => {
  expect(cite('HOST-09', 'zh')).toBe('不满足 HOST-09：从事班主任工作6年以上（方案 四-4）');
  expect(cite('HOST-09', 'en')).toBe(
    'Not satisfied, HOST-09: At least 6 years of head-teacher work (plan, part 4, item 4)',
  );
  expect(placeOf('HOST-15', 'en')).toBe('plan, part 5');
  expect(cite('FORM', 'zh')).toBe('不满足 FORM');
});

test('every rule a stage or a field names has a clause', () => {
  const named = [
    ...Object.values(stageRows).flatMap(({ rules }) => [...rules]),
    ...Object.values(fieldRules).map((r) => r.ruleId),
  ];
  for (const id of named) if (id !== 'FORM') expect(clauseOf(id), id).toBeDefined();
});
