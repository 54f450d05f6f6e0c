import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, exactText, type Fraction, fraction, parseDecimal } from '../../../domain/panel/decimal.js';
import { consequencesOf } from '../../../domain/studio/assessment/consequences.js';
import { cycleSum, yearsAwaited } from '../../../domain/studio/assessment/cycle.js';
import { assessmentsOf } from '../../../domain/studio/assessment/dates.js';
import { cycleScore, type Grade, gradeOf, isGradeAtLeast } from '../../../domain/studio/assessment/grade.js';
import {
  dimensionScore,
  dimensions,
  indicatorsOf,
  type Points,
  refusePoints,
  scoreOf,
  totalScore,
} from '../../../domain/studio/assessment/scheme.js';
import type { AssessmentState } from '../../../domain/studio/assessment/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const { scheme } = p;
const of = (text: string): Fraction => parseDecimal(text) ?? fraction(-1n);
const full: Points = Object.fromEntries(indicatorsOf(scheme).map(({ code, max }) => [code, max]));
const points = fc.record(
  Object.fromEntries(
    indicatorsOf(scheme).map(({ code, max }) => [
      code,
      fc.integer({ min: 0, max: Number(max) * 10 }).map((n) => `${Math.floor(n / 10)}.${n % 10}`),
    ]),
  ),
);

describe('ASSESS-O01: scores', () => {
  test('ASSESS-04, ASSESS-05, ASSESS-06: three dimensions of 40, 30 and 30, a full sheet being 100', () => {
    expect(dimensions.map((name) => exactText(dimensionScore(full, name, scheme)))).toEqual(['40/1', '30/1', '30/1']);
    expect(exactText(totalScore(full, scheme))).toBe('100/1');
  });

  test.each<[string, Points, string | null]>([
    ['a full sheet', full, null],
    ['no points at all are points', { ...full, topic: '0' }, null],
    ['a tenth above the most', { ...full, topic: '15.1' }, 'badInput ASSESS-06'],
    ['below nothing', { ...full, plans: '-1' }, 'badInput ASSESS-04'],
    ['two decimals', { ...full, training: '9.55' }, 'badInput ASSESS-05'],
    ['an indicator nobody asked for', { ...full, looks: '5' }, 'badInput ASSESS-03'],
    ['an indicator left out', Object.fromEntries(Object.entries(full).slice(1)), 'badInput ASSESS-04'],
  ])('%s', (_, sheet, expected) => {
    expect(said(refusePoints(sheet, scheme))).toBe(expected);
  });

  test('the total is the sum of the dimensions, between 0 and 100, and two sheets make their mean', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(refusePoints(a, scheme)).toBeNull();
        const [one, two] = [totalScore(a, scheme), totalScore(b, scheme)];
        expect(compare(one, fraction(100n))).toBeLessThanOrEqual(0);
        expect(compare(one, fraction(0n))).toBeGreaterThanOrEqual(0);
        const mean = scoreOf([a, b], scheme);
        expect(mean).toEqual(scoreOf([b, a], scheme));
        expect(mean).toEqual(fraction(one.num * two.den + two.num * one.den, one.den * two.den * 2n));
      }),
    );
  });

  test('without a sheet there is no score', () => expect(scoreOf([], scheme)).toBeNull());
});

describe('ASSESS-O01: grades', () => {
  test.each<[string, Grade]>([
    ['90', 'excellent'],
    ['89.9', 'good'],
    ['75', 'good'],
    ['74.9', 'qualified'],
    ['60', 'qualified'],
    ['59.9', 'unqualified'],
    ['0', 'unqualified'],
  ])('%s is %s', (score, grade) => expect(gradeOf(of(score), p)).toBe(grade));

  test('89.996 is shown as 90.00 and is not excellent (I42)', () => {
    expect(gradeOf(of('89.996'), p)).toBe('good');
  });

  test('the lines are the edition’s', () => {
    expect(gradeOf(of('85'), { gradeLines: { ...p.gradeLines, excellent: '85' } })).toBe('excellent');
  });
});

describe('ASSESS-O02: the cycle', () => {
  test.each([
    ['60 % own, 40 % the mean of three years', '90', ['80', '85', '90'], '88/1'],
    ['thirds stay exact', '80', ['80', '80', '81'], '1202/15'],
    ['ASSESS-O05: a skipped year is left out', '90', ['80', '90'], '88/1'],
    ['ASSESS-O05: all years skipped, the own score alone', '90', [], '90/1'],
  ])('%s', (_, own, annual, expected) => {
    expect(exactText(cycleScore(of(own), annual.map(of), p))).toBe(expected);
  });

  test('another share where the edition says so', () => {
    expect(exactText(cycleScore(of('100'), [of('0')], { cycleOwnPercent: 0 }))).toBe('0/1');
    expect(exactText(cycleScore(of('100'), [of('0')], { cycleOwnPercent: 100 }))).toBe('100/1');
  });

  const year = (n: number, state: AssessmentState, score: string | null) => ({
    year: n,
    state,
    score: score === null ? null : of(score),
  });

  test('ASSESS-O05: what it rests on is said year by year; skipped years and those not final are left out', () => {
    const sum = cycleSum(of('90'), [year(3, 'final', '90'), year(1, 'final', '80'), year(2, 'skipped', null)], p);
    expect(sum.years).toEqual([
      { year: 1, score: of('80') },
      { year: 3, score: of('90') },
    ]);
    expect([sum.yearly && exactText(sum.yearly), exactText(sum.score)]).toEqual(['85/1', '88/1']);
    expect(cycleSum(of('90'), [year(1, 'published', '10')], p)).toMatchObject({ years: [], yearly: null });
  });

  test('ASSESS-O02: it waits for the years under way and those to come, not for one skipped or never begun', () => {
    const planned = assessmentsOf({ from: '2026-07-01', to: '2029-06-30' }, p);
    const awaited = (years: Parameters<typeof yearsAwaited>[1], today: string, more: Partial<typeof p> = {}) =>
      yearsAwaited(assessmentsOf({ from: '2026-07-01', to: '2029-06-30' }, { ...p, ...more }), years, today);
    expect(planned.at(-1)).toMatchObject({ kind: 'cycle', opensOn: '2029-04-01' });
    const two = [year(1, 'final', '80'), year(2, 'underAppeal', '70')];
    expect(awaited([...two, year(3, 'called', null)], '2029-04-01')).toEqual([2, 3]);
    expect(awaited([year(2, 'skipped', null), year(3, 'final', '80')], '2029-04-01')).toEqual([]);
    expect(awaited([year(1, 'final', '80'), year(2, 'final', '80')], '2029-04-01')).toEqual([]);
    const after = { lastAnnual: 'afterAnniversary' } as const;
    expect(awaited([year(1, 'final', '80'), year(2, 'final', '80')], '2029-04-01', after)).toEqual([3]);
    expect(awaited([year(1, 'final', '80'), year(2, 'final', '80')], '2029-07-01', after)).toEqual([]);
  });

  const tenths = fc.integer({ min: 0, max: 1000 }).map((n) => fraction(BigInt(n), 10n));
  test('it lies between the own score and the years, grows with each of them, and does not depend on their order', () => {
    fc.assert(
      fc.property(
        tenths,
        fc.array(tenths, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 100 }),
        (own, years, cycleOwnPercent) => {
          const share = { cycleOwnPercent };
          const score = cycleScore(own, years, share);
          const all = [own, ...years].toSorted(compare);
          expect(compare(score, all[0] ?? own)).toBeGreaterThanOrEqual(0);
          expect(compare(score, all.at(-1) ?? own)).toBeLessThanOrEqual(0);
          expect(cycleScore(own, years.toReversed(), share)).toEqual(score);
          const better = years.map((year, n) => (n === 0 ? fraction(year.num + year.den, year.den) : year));
          expect(compare(cycleScore(own, better, share), score)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('ASSESS-08, ASSESS-09, ASSESS-O03, ASSESS-O04: what follows', () => {
  test.each([
    ['an excellent year', 'annual', 'excellent', 0, ['commendationNomination']],
    ['a good year', 'annual', 'good', 0, []],
    ['ASSESS-O03: one unqualified year', 'annual', 'unqualified', 1, ['writtenWarning', 'improvementPlan']],
    [
      'ASSESS-O03: a second unqualified year',
      'annual',
      'unqualified',
      2,
      ['writtenWarning', 'improvementPlan', 'failedGoals', 'noRenewal'],
    ],
    ['ASSESS-O04: an unqualified cycle', 'cycle', 'unqualified', 0, ['failedGoals', 'noRenewal']],
    ['a qualified cycle after a bad year', 'cycle', 'qualified', 1, []],
    ['an excellent cycle', 'cycle', 'excellent', 0, ['commendationNomination']],
  ] as const)('%s', (_, kind, grade, unqualifiedYears, expected) => {
    expect(consequencesOf({ kind, grade, unqualifiedYears }, p).map((one) => one.kind)).toEqual(expected);
  });

  test('ASSESS-09: failed goals lead to a finding for people to decide, under its own rule; no consequence takes a title', () => {
    const rules = consequencesOf({ kind: 'cycle', grade: 'unqualified', unqualifiedYears: 0 }, p);
    expect(rules).toEqual([
      { kind: 'failedGoals', ruleId: 'ASSESS-09' },
      { kind: 'noRenewal', ruleId: 'ASSESS-O04' },
    ]);
  });

  test('how many years make failure, and from which grade one is proposed, are the edition’s', () => {
    const year = { kind: 'annual', grade: 'unqualified', unqualifiedYears: 1 } as const;
    const kinds = (result: Parameters<typeof consequencesOf>[0], more: object) =>
      consequencesOf(result, { ...p, ...more }).map(({ kind }) => kind);
    expect(kinds(year, { unqualifiedYearsMakeFailure: 1 })).toContain('failedGoals');
    expect(kinds({ ...year, grade: 'good' }, { commendationMinGrade: 'good' })).toEqual(['commendationNomination']);
    expect(isGradeAtLeast('good', 'qualified')).toBe(true);
  });
});
