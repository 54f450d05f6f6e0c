import { expect, test } from 'vitest';
import type { ApplicationForm } from '../../../domain/host-selection/form.js';
import { failed, failures, research } from './sample.js';

type Research = ApplicationForm['research'];
const article = research({ kind: 'article', level: 'provincial', authorRank: 1 });
const prize = (level: Research[number]['level'], grade: number, title = '班级自治初探') =>
  research({ kind: 'prize', level, grade, title, authorRank: 1 });
const project = research({ kind: 'project', level: 'city', role: 'leader' });

test.each<[string, Research, boolean]>([
  ['nothing', [], false],
  ['(a) one provincial article', [article], true],
  ['(a) a city article', [{ ...article, level: 'city' }], false],
  ['(a) a national article', [{ ...article, level: 'national' }], true],
  ['(a) as second author', [{ ...article, authorRank: 2 }], false],
  ['(b) a provincial second prize', [prize('provincial', 2)], true],
  ['(b) a provincial third prize', [prize('provincial', 3)], false],
  ['(b) a national third prize (HOST-O03)', [prize('national', 3)], true],
  ['(c) one city first prize', [prize('city', 1)], false],
  ['(c) two city first prizes', [prize('city', 1, '甲'), prize('city', 1, '乙')], true],
  ['(c) the same work twice (HOST-O09)', [prize('city', 1, '《甲》'), prize('city', 1, '甲')], false],
  ['(c) a city first and a city second prize', [prize('city', 1, '甲'), prize('city', 2, '乙')], false],
  ['(d) a city project led', [project], true],
  ['(d) a city project taken part in', [{ ...project, role: 'participant' }], false],
  ['(d) a county project led', [{ ...project, level: 'county' }], false],
  ['won on the deadline', [{ ...article, date: '2026-03-31' }], true],
  ['won the day after the deadline', [{ ...article, date: '2026-04-01' }], false],
])('HOST-07: %s', (_, items, met) => {
  expect(failed({ research: items })).toEqual(met ? [] : ['HOST-07']);
});

test('HOST-07: the numbers of all four alternatives are told', () => {
  expect(failures({ research: [prize('city', 1)] })[0]?.facts).toMatchObject({
    cityFirstPrizes: 1,
    cityFirstPrizeMin: 2,
  });
});

test('HOST-O03, HOST-O09: what the edition says otherwise', () => {
  expect(failed({ research: [prize('national', 3)] }, {}, { nationalPrizeAnyGrade: false })).toEqual(['HOST-07']);
  expect(failed({ research: [{ ...article, authorRank: 2 }] }, {}, { authorRank: 2 })).toEqual([]);
  expect(failed({ research: [{ ...article, date: '2021-03-30' }] }, {}, { maxAgeOfResultsYears: 5 })).toEqual([
    'HOST-07',
  ]);
  expect(failed({ research: [{ ...article, date: '2021-03-31' }] }, {}, { maxAgeOfResultsYears: 5 })).toEqual([]);
});

test('HOST-O08: an effect statement only for a project, where the edition says so', () => {
  const p = { effectStatementFor: 'projectOnly' } as const;
  expect(failed({ research: [article], researchEffect: undefined }, {}, p)).toEqual([]);
  expect(failed({ research: [project], researchEffect: undefined }, {}, p)).toEqual(['HOST-08']);
});
