import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Fraction, fraction, parseDecimal } from '../../../domain/panel/decimal.js';
import { recipients } from '../../../domain/studio/assessment/consequences.js';
import { type NominationFacts, refuseNomination, shownTo } from '../../../domain/studio/commendation/nomination.js';
import { hasPriority, priorityFirst } from '../../../domain/studio/commendation/priority.js';
import { type Nominee, rankNominees } from '../../../domain/studio/commendation/ranking.js';
import type { StudioVeto } from '../../../domain/studio/veto/vetoes.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const veto: StudioVeto = { kind: 'performance', ground: 'failedGoals', status: 'effective', barredUntil: '2030-06-30' };
const sound: NominationFacts = {
  recipient: 'host',
  on: '2029-12-01',
  vetoes: [],
  grade: 'excellent',
  recordIds: ['r'],
};

describe('COMMEND-13, VETO-03: who may be nominated', () => {
  test.each(recipients)('ASSESS-08: the %s of an excellent studio may', (recipient) => {
    expect(refuseNomination({ ...sound, recipient }, p)).toBeNull();
  });

  test.each<[string, Partial<NominationFacts>, string | null]>([
    ['VETO-03: barred', { vetoes: [veto] }, 'ruleForbids VETO-03'],
    ['VETO-03: on the last day of the bar', { vetoes: [veto], on: '2030-06-30' }, 'ruleForbids VETO-03'],
    ['VETO-03: on the day after', { vetoes: [veto], on: '2030-07-01' }, null],
    ['VETO-02: without the title', { vetoes: [{ kind: 'ethics', status: 'upheld' }] }, 'ruleForbids VETO-02'],
    ['VETO-O03: while a case is open', { vetoes: [{ kind: 'ethics', status: 'open' }] }, 'ruleForbids VETO-O03'],
    ['VETO-O02: the unit of a barred host', { vetoes: [veto], recipient: 'unit' }, null],
    ['ASSESS-08: good is not excellent', { grade: 'good' }, 'ruleForbids ASSESS-08'],
    ['ASSESS-08: no final result yet', { grade: null }, 'ruleForbids ASSESS-08'],
    ['COMMEND-13: no record of the work', { recordIds: [] }, 'ruleForbids COMMEND-13'],
  ])('%s', (_, changed, expected) => {
    expect(said(refuseNomination({ ...sound, ...changed }, p))).toBe(expected);
  });

  test('the reason is shown to the nominating body only', () => {
    const refusal = refuseNomination({ ...sound, vetoes: [veto] }, p);
    if (!refusal) throw new Error('not refused');
    expect(shownTo(refusal, 'nominatingBody')).toEqual(refusal);
    expect(shownTo(refusal, 'others')).toEqual({ code: 'ruleForbids' });
  });
});

describe('COMMEND-01: results decide between equals, and are no score', () => {
  const nominee = (id: string, score: string, result: string | null): Nominee => ({
    id,
    score,
    studioResult: result === null ? null : parseDecimal(result),
  });
  const rows = (...list: Nominee[]) => rankNominees(list).map(({ id, rank, tieBrokenBy }) => [rank, id, tieBrokenBy]);

  test('a better result does not lift anybody above a better score', () => {
    expect(rows(nominee('a', '88.0', '99'), nominee('b', '88.1', null))).toEqual([
      [1, 'b', null],
      [2, 'a', null],
    ]);
  });
  test('of two equal scores, 88 and 88.0, the better result comes first; without a studio last', () => {
    expect(rows(nominee('a', '88', null), nominee('b', '88.0', '90'), nominee('c', '88', '91.5'))).toEqual([
      [1, 'c', 'studioResult'],
      [2, 'b', 'studioResult'],
      [3, 'a', 'studioResult'],
    ]);
  });
  test('a result of nothing at all still comes before no studio', () => {
    expect(rows(nominee('a', '88', null), nominee('b', '88', '0'))).toEqual([
      [1, 'b', 'studioResult'],
      [2, 'a', 'studioResult'],
    ]);
  });
  test('who is still equal shares a rank: people decide', () => {
    expect(rows(nominee('b', '88', '90'), nominee('a', '88', '90'), nominee('c', '87', '99'))).toEqual([
      [1, 'a', null],
      [1, 'b', null],
      [3, 'c', null],
    ]);
  });

  const tenths = fc.integer({ min: 0, max: 30 });
  const some = fc
    .array(fc.tuple(tenths, fc.option(tenths)), { maxLength: 8 })
    .map((list) =>
      list.map(([score, result], n) => nominee(`n${n}`, `${score}`, result === null ? null : `${result}`)),
    );
  const scoreOf = (id: string, list: readonly Nominee[]): Fraction =>
    parseDecimal(list.find((one) => one.id === id)?.score ?? '') ?? fraction(-1n);

  test('ranks follow the scores whatever the results are, and the order of arrival changes nothing', () => {
    fc.assert(
      fc.property(some, (list) => {
        const ranked = rankNominees(list);
        expect(rankNominees(list.toReversed())).toEqual(ranked);
        const scores = ranked.map(({ id }) => scoreOf(id, list));
        expect(scores).toEqual(scores.toSorted((a, b) => compare(b, a)));
      }),
    );
  });
});

describe('COMMEND-02: a flag in lists', () => {
  test('from the day of the commendation to the eve of the anniversary', () => {
    const on = ['2027-09-10'];
    expect(hasPriority(on, '2027-09-09', p)).toBe(false);
    expect(hasPriority(on, '2027-09-10', p)).toBe(true);
    expect(hasPriority(on, '2028-09-09', p)).toBe(true);
    expect(hasPriority(on, '2028-09-10', p)).toBe(false);
    expect(hasPriority([], '2028-09-10', p)).toBe(false);
  });
  test('whoever is flagged stands first; nobody is lost and nothing else moves', () => {
    expect(priorityFirst(['a', 'B', 'c', 'D'], (name) => name < 'a')).toEqual(['B', 'D', 'a', 'c']);
  });
});
