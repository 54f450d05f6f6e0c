import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactText, fraction } from '../../../domain/panel/decimal.js';
import {
  meanOf,
  type RankingCandidate,
  type RankingRules,
  rank,
  rankingRulesSchema,
  refuseSelection,
  softMaximum,
} from '../../../domain/panel/ranking.js';

const rules: RankingRules = {
  dropHighest: 0,
  dropLowest: 0,
  minValidScores: 3,
  passLine: '80',
  capacity: 2,
  capacitySoftPercent: 50,
  tieRules: ['higherDimension:ethics', 'moreHonours', 'chairVote'],
  shownDecimals: 2,
};
type Pair = readonly [ethics: string, results: string];
const candidate = (caseId: string, pairs: readonly Pair[], more: Partial<RankingCandidate> = {}): RankingCandidate => ({
  caseId,
  sheets: pairs.map(([ethics, results]) => ({ points: { ethics, results } })),
  honours: 0,
  ...more,
});
const flat = (caseId: string, total: string, more: Partial<RankingCandidate> = {}) =>
  candidate(
    caseId,
    [
      ['0', total],
      ['0', total],
      ['0', total],
    ],
    more,
  );
const brief = (rows: ReturnType<typeof rank>) => rows.map((r) => [r.caseId, r.rank, r.outcome]);

test('HOST-14: capacity is a ceiling, and nobody below the pass line is chosen though places are empty', () => {
  const list = [flat('a', '79.9'), flat('b', '80'), flat('c', '12')];
  expect(brief(rank(list, { ...rules, capacity: 10 }))).toEqual([
    ['b', 1, 'aboveLine'],
    ['a', 2, 'belowPassLine'],
    ['c', 3, 'belowPassLine'],
  ]);
});

test('HOST-14: nobody above the line means nobody', () => {
  expect(rank([flat('a', '79.9')], { ...rules, capacity: 10 })[0]?.outcome).toBe('belowPassLine');
});

test('HOST-O16: beyond capacity stays visible, within the soft maximum is marked', () => {
  const list = ['a', 'b', 'c', 'd'].map((id, n) => flat(id, `${95 - n}`));
  expect(rank(list, rules).map((r) => [r.caseId, r.outcome, r.withinSoftMaximum])).toEqual([
    ['a', 'aboveLine', false],
    ['b', 'aboveLine', false],
    ['c', 'beyondCapacity', true],
    ['d', 'beyondCapacity', false],
  ]);
  expect(softMaximum({ capacity: 10, capacitySoftPercent: 20 })).toBe(12);
  expect(softMaximum({ capacity: 9, capacitySoftPercent: 20 })).toBe(10);
});

test('HOST-O15: two valid scores are too few, three are enough', () => {
  const two = candidate('two', [
    ['30', '60'],
    ['30', '60'],
  ]);
  expect(rank([two, flat('three', '85')], rules)).toMatchObject([
    { caseId: 'three', mean: '85/1', shown: '85.00', rank: 1 },
    { caseId: 'two', mean: null, shown: null, rank: null, outcome: 'tooFewScores' },
  ]);
});

test('the mean is compared exactly: shown alike, ranked apart', () => {
  const list = [
    candidate('x', [
      ['0', '85'],
      ['0', '85'],
      ['0', '85.1'],
    ]),
    flat('y', '85'),
  ];
  expect(rank(list, { ...rules, shownDecimals: 0 }).map((r) => [r.caseId, r.mean, r.shown, r.rank])).toEqual([
    ['x', '2551/30', '85', 1],
    ['y', '85/1', '85', 2],
  ]);
});

describe('dropping', () => {
  const sheets = ['60', '80', '81', '82', '100'].map((results) => ({ points: { results } }));
  test.each([
    [0, 0, '403/5'],
    [1, 1, '81/1'],
    [1, 0, '303/4'],
    [0, 1, '343/4'],
  ])('highest %i, lowest %i → %s', (dropHighest, dropLowest, exact) => {
    const mean = meanOf(sheets, { ...rules, dropHighest, dropLowest });
    expect(exactText(mean ?? fraction(0n))).toBe(exact);
  });

  test('rules that would drop every score do not parse, and never give a mean', () => {
    expect(rankingRulesSchema.safeParse({ ...rules, dropHighest: 2, dropLowest: 1 }).success).toBe(false);
    expect(rankingRulesSchema.safeParse({ ...rules, dropHighest: 1, dropLowest: 1 }).success).toBe(true);
    expect(meanOf(sheets, { ...rules, dropHighest: 3, dropLowest: 3 })).toBeNull();
  });

  test('the mean lies between the lowest and the highest score kept, however wild the outliers', () => {
    const points = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(points, (tenths) => {
        const list = tenths.map((n) => ({ points: { results: `${Math.trunc(n / 10)}.${n % 10}` } }));
        const mean = meanOf(list, { ...rules, dropHighest: 1, dropLowest: 1 });
        const kept = tenths
          .toSorted((a, b) => a - b)
          .slice(1, -1)
          .map(BigInt);
        expect(mean).toEqual(
          fraction(
            kept.reduce((a, b) => a + b, 0n),
            10n * BigInt(kept.length),
          ),
        );
      }),
    );
  });
});

describe('CONV-10: ties', () => {
  const one = { ...rules, capacity: 1, capacitySoftPercent: 0 };
  const low = candidate('low', [
    ['20', '70'],
    ['20', '70'],
    ['20', '70'],
  ]);
  const high = candidate('high', [
    ['25', '65'],
    ['25', '65'],
    ['25', '65'],
  ]);

  test('the higher dimension decides first, and says so', () => {
    expect(rank([low, high], one)).toMatchObject([
      { caseId: 'high', rank: 1, outcome: 'aboveLine', tieBrokenBy: 'higherDimension:ethics' },
      { caseId: 'low', rank: 2, outcome: 'beyondCapacity', tieBrokenBy: 'higherDimension:ethics' },
    ]);
  });

  test('then honours', () => {
    const list = [flat('a', '90', { honours: 1 }), flat('b', '90', { honours: 2 }), flat('c', '91')];
    expect(rank(list, { ...one, capacity: 2 })).toMatchObject([
      { caseId: 'c', rank: 1 },
      { caseId: 'b', rank: 2, tieBrokenBy: 'moreHonours' },
      { caseId: 'a', rank: 3, tieBrokenBy: 'moreHonours' },
    ]);
    expect(rank(list, one)[0]).not.toHaveProperty('tieBrokenBy');
  });

  test('HOST-O15: what rules cannot break waits for a human, with the group named', () => {
    const rows = rank([flat('b', '90'), flat('a', '90')], one);
    expect(rows).toMatchObject([
      { caseId: 'a', rank: 1, outcome: 'tied', tiedWith: ['a', 'b'] },
      { caseId: 'b', rank: 1, outcome: 'tied', tiedWith: ['a', 'b'] },
    ]);
  });

  test('the chair vote decides only when it orders the whole group', () => {
    expect(rank([flat('a', '90', { chairOrder: 1 }), flat('b', '90')], one)[0]?.outcome).toBe('tied');
    const voted = [flat('a', '90', { chairOrder: 2 }), flat('b', '90', { chairOrder: 1 })];
    expect(rank(voted, one)).toMatchObject([
      { caseId: 'b', outcome: 'aboveLine', tieBrokenBy: 'chairVote' },
      { caseId: 'a', outcome: 'beyondCapacity' },
    ]);
    expect(rank(voted, { ...one, tieRules: ['moreHonours'] })[0]?.outcome).toBe('tied');
  });

  test('equals inside the capacity, beyond it or below the line need no vote', () => {
    const list = [flat('a', '90'), flat('b', '90'), flat('c', '85'), flat('d', '85'), flat('e', '70'), flat('f', '70')];
    expect(brief(rank(list, { ...rules, capacitySoftPercent: 0 }))).toEqual([
      ['a', 1, 'aboveLine'],
      ['b', 1, 'aboveLine'],
      ['c', 3, 'beyondCapacity'],
      ['d', 3, 'beyondCapacity'],
      ['e', 5, 'belowPassLine'],
      ['f', 5, 'belowPassLine'],
    ]);
  });
});

const anyCandidates = fc
  .array(
    fc.record({
      points: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 78, max: 82 })), { maxLength: 6 }),
      honours: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ points, honours }, n) =>
      candidate(
        `c${n}`,
        points.map(([a, b]): Pair => [`${a}`, `${b}`]),
        { honours },
      ),
    ),
  );
const anyRules = fc.record({
  dropHighest: fc.integer({ min: 0, max: 1 }),
  dropLowest: fc.integer({ min: 0, max: 1 }),
  capacity: fc.integer({ min: 0, max: 5 }),
  capacitySoftPercent: fc.integer({ min: 0, max: 100 }),
});

test('permutation: candidates and sheets in any order give the same bytes', () => {
  fc.assert(
    fc.property(anyCandidates, anyRules, fc.infiniteStream(fc.nat()), (list, change, keys) => {
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const other = shuffled(list).map((c) => ({ ...c, sheets: shuffled(c.sheets) }));
      const all = { ...rules, ...change };
      expect(JSON.stringify(rank(other, all))).toBe(JSON.stringify(rank(list, all)));
    }),
  );
});

test('HOST-14: never more above the line than capacity, never one below it; everybody appears once', () => {
  fc.assert(
    fc.property(anyCandidates, anyRules, (list, change) => {
      const rows = rank(list, { ...rules, ...change });
      expect(rows.filter((r) => r.outcome === 'aboveLine').length).toBeLessThanOrEqual(change.capacity);
      expect(rows.map((r) => r.caseId).sort()).toEqual(list.map((c) => c.caseId).sort());
    }),
  );
});

describe('the city chooses', () => {
  const rows = rank([...['a', 'b', 'c', 'd'].map((id, n) => flat(id, `${95 - n}`)), flat('z', '50')], rules);
  test.each([
    ['HOST-14: fewer than planned', ['a'], '', null],
    ['nobody at all', [], '', null],
    ['up to capacity', ['a', 'b'], '', null],
    ['HOST-O16: one more, with a reason', ['a', 'b', 'c'], '成绩接近', null],
    ['HOST-O16: one more, without a reason', ['a', 'b', 'c'], ' ', 'ruleForbids'],
    ['HOST-O16: beyond the soft maximum', ['a', 'd'], '成绩接近', 'ruleForbids'],
    ['HOST-14: below the pass line', ['z'], '成绩接近', 'ruleForbids'],
    ['somebody not ranked', ['q'], '', 'notFound'],
  ])('%s', (_, chosen, reason, code) => {
    expect(refuseSelection(chosen, rows, rules, reason)?.code ?? null).toBe(code);
  });
});
