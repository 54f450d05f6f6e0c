import { expect, test } from 'vitest';
import { type RankingCandidate, rank } from '../../../domain/panel/ranking.js';
import { refuseTake, singleNominee } from '../../../domain/quota.js';
import { contradictions } from '../../../policy/host-selection/contradictions.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { failed, oneCase, period, research, soundForm } from '../../domain/host-selection/sample.js';

// Each parameter moved, the form and the facts unchanged: the outcome follows the parameter.
const { parameters } = defaultEdition;

test('HOST-05 (P): four cases are too many, unless the edition allows four', () => {
  const cases = ['一', '二', '三', '四'].map(oneCase);
  expect(failed({ cases })).toEqual(['HOST-05']);
  expect(failed({ cases }, {}, { casesMax: 4 })).toEqual([]);
  expect(failed({ cases: cases.slice(0, 2) }, {}, { casesMin: 3 })).toEqual(['HOST-05']);
});

test('HOST-07 (P): one city first prize is enough only where the edition says one', () => {
  const one = { research: [research({ grade: 1, authorRank: 1 })] };
  expect(failed(one)).toEqual(['HOST-07']);
  expect(failed(one, {}, { cityFirstPrizeMin: 1 })).toEqual([]);
});

test('HOST-07 (P): a provincial third prize counts only where the edition says third', () => {
  const third = { research: [research({ level: 'provincial', grade: 3, authorRank: 1 })] };
  expect(failed(third)).toEqual(['HOST-07']);
  expect(failed(third, {}, { provincialPrizeMinGrade: 3 })).toEqual([]);
});

test('HOST-09 (P): five school years are too few, unless the edition asks for five', () => {
  // ends with the newest honour still inside it, so that nothing but the years fails
  const five = { headTeacherPeriods: [period('2018-09-01', '2023-06-30')] };
  expect(failed(five)).toEqual(['HOST-09']);
  expect(failed(five, {}, { minYears: 5 })).toEqual([]);
});

test('HOST-10 (P): three years and a day are enough for three years, not for four', () => {
  const soon = { expectedEndDate: '2029-07-02' };
  expect(failed(soon)).toEqual([]);
  expect(failed(soon, {}, { minRemainingYears: 4 })).toEqual(['HOST-10']);
});

test('HOST-12 (P): an honour of the county counts where the edition says county; two are asked for where it says two', () => {
  const county = { honours: soundForm.honours.map((one) => ({ ...one, level: 'county' as const })) };
  expect(failed(county)).toEqual(['HOST-12']);
  expect(failed(county, {}, { honourMinLevel: 'county' })).toEqual([]);
  expect(failed({}, {}, { honourMinCount: 2 })).toContain('HOST-12');
});

test('HOST-21 (P): the third of three places is free, the third of two is not', () => {
  expect(refuseTake({ cap: 3, used: 2 }, 'county')).toBeNull();
  expect(refuseTake({ cap: 2, used: 2 }, 'county')).toMatchObject({ code: 'quotaExhausted', ruleId: 'HOST-21' });
});

test('HOST-23 (P): a second nominee of a city-direct school is one too many, unless the edition allows two', () => {
  expect(singleNominee(1, parameters.directSchoolQuota)).toMatchObject({ ruleId: 'HOST-23' });
  expect(singleNominee(1, 2)).toBeNull();
});

test('HOST-28 (P): with one place more, one more candidate stands above the line', () => {
  const candidates: RankingCandidate[] = ['90', '88', '86'].map((total, at) => ({
    caseId: `case${at}`,
    sheets: Array.from({ length: parameters.minValidScores }, () => ({ points: { all: total } })),
    honours: 0,
  }));
  const above = (capacity: number) =>
    rank(candidates, {
      dropHighest: 0,
      dropLowest: 0,
      minValidScores: parameters.minValidScores,
      passLine: parameters.passLine,
      capacity,
      capacitySoftPercent: 0,
      tieRules: ['chairVote'],
      shownDecimals: parameters.meanDecimals,
    }).filter((row) => row.outcome === 'aboveLine').length;
  expect([above(1), above(2), above(3)]).toEqual([1, 2, 3]);
});

test('HOST-29 (P): a round may not grant more studios than the city plans', () => {
  const codes = (studioTarget: number) => contradictions({ ...parameters, studioTarget }).map(({ code }) => code);
  expect(codes(parameters.capacity)).toEqual([]);
  expect(codes(parameters.capacity - 1)).toEqual(['capacityAboveTarget']);
});
