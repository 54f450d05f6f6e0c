import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthsServed } from '../../../domain/host-selection/eligibility/months.js';
import { addDays } from '../../../domain/time/beijing.js';
import { facts, failed, parameters, period } from './sample.js';

type Spell = readonly [from: string, to: string | null];
const months = (spells: readonly Spell[], more: object = {}) =>
  monthsServed(
    spells.map(([from, to]) => period(from, to)),
    facts.deadline,
    { ...parameters, ...more },
  );
const yearsFrom = (first: number, n: number): Spell[] =>
  Array.from({ length: n }, (_, i) => [`${first + i}-09-01`, `${first + i + 1}-06-30`]);

test.each<[string, Spell[], number]>([
  ['six school years in one spell, ending in June', [['2018-09-01', '2024-06-30']], 72],
  ['six school years, each its own period', yearsFrom(2018, 6), 72],
  ['six school years ending in July', [['2018-09-01', '2024-07-10']], 72],
  ['ending on the last day of May', [['2018-09-01', '2024-05-31']], 69],
  ['ending on the first day of June', [['2018-09-01', '2024-06-01']], 72],
  ['beginning on 30 September', [['2018-09-30', '2024-06-30']], 72],
  ['beginning on 1 October, to the end of August', [['2018-10-01', '2024-08-31']], 71],
  ['one year twice', [...yearsFrom(2018, 1), ...yearsFrom(2018, 1)], 12],
  [
    'overlapping halves of one spell',
    [
      ['2018-09-01', '2022-03-31'],
      ['2020-01-01', '2024-06-30'],
    ],
    72,
  ],
  [
    'a summer taken up twice',
    [
      ['2018-09-01', '2019-06-30'],
      ['2019-07-15', '2020-06-30'],
    ],
    24,
  ],
  ['two spells with a gap of two years', [...yearsFrom(2014, 3), ...yearsFrom(2019, 3)], 72],
  ['still serving: counted up to the deadline', [['2020-09-01', null]], 67],
  ['the future does not count', [['2026-09-01', '2030-06-30']], 0],
  ['one month of autumn', [['2018-10-01', '2018-10-31']], 1],
])('HOST-09, HOST-O05: %s', (_, spells, expected) => {
  expect(months(spells)).toBe(expected);
});

test('HOST-09: exactly six years are enough', () => {
  expect(failed({ headTeacherPeriods: [period('2018-09-01', '2024-06-30')], honours: since2018 })).toEqual([]);
});

test('HOST-09: five years and eleven months are refused', () => {
  expect(failed({ headTeacherPeriods: [period('2018-10-01', '2024-08-31')], honours: since2018 })).toEqual(['HOST-09']);
});

test('HOST-O05: by calendar months the summers are missing, a longest spell stands alone, a deputy does not count', () => {
  expect(months(yearsFrom(2018, 6), { yearUnit: 'calendarMonth' })).toBe(60);
  expect(months([['2018-09-01', '2024-08-31']], { yearUnit: 'calendarMonth' })).toBe(72);
  expect(months([['2018-09-01', '2024-08-30']], { yearUnit: 'calendarMonth' })).toBe(71);
  expect(months([...yearsFrom(2014, 3), ...yearsFrom(2019, 4)], { serviceContinuity: 'longest' })).toBe(48);
  const deputy = [period('2018-09-01', '2024-06-30', 'deputy')];
  expect(monthsServed(deputy, facts.deadline, parameters)).toBe(0);
  expect(monthsServed(deputy, facts.deadline, { ...parameters, countDeputy: true })).toBe(72);
});

test('HOST-09: a period that ends before it begins, or after the deadline, is named', () => {
  const sound = period('2016-09-01', '2025-06-30');
  expect(failed({ headTeacherPeriods: [sound, period('2025-06-30', '2025-06-29')] })).toEqual(['HOST-09']);
  expect(failed({ headTeacherPeriods: [sound, period('2025-09-01', '2026-04-01')] })).toEqual(['HOST-09']);
  expect(failed({ headTeacherPeriods: [sound, period('2025-09-01', '2026-03-31')] })).toEqual([]);
});

const spell = fc
  .tuple(fc.integer({ min: 0, max: 7000 }), fc.integer({ min: 0, max: 1500 }))
  .map(([start, length]): Spell => [addDays('2008-01-01', start), addDays('2008-01-01', start + length)]);
const unit = fc.constantFrom('schoolYear', 'calendarMonth');
const continuity = fc.constantFrom('sum', 'longest');

test('HOST-09: adding a period never reduces the months', () => {
  fc.assert(
    fc.property(
      fc.array(spell, { maxLength: 6 }),
      spell,
      unit,
      continuity,
      (spells, one, yearUnit, serviceContinuity) => {
        const rules = { yearUnit, serviceContinuity };
        expect(months([...spells, one], rules)).toBeGreaterThanOrEqual(months(spells, rules));
      },
    ),
    { numRuns: 1000 },
  );
});

test('HOST-09: the order of the periods is irrelevant, and a school year never counts more than 12 months', () => {
  fc.assert(
    fc.property(fc.array(spell, { maxLength: 6 }), unit, (spells, yearUnit) => {
      expect(months(spells.toReversed(), { yearUnit })).toBe(months(spells, { yearUnit }));
      expect(months([...spells, ['2008-01-01', null]], { yearUnit })).toBeLessThanOrEqual(19 * 12);
    }),
    { numRuns: 500 },
  );
});

const since2018 = [
  { subject: 'person', name: '先进', level: 'city', issuer: '市教育局', date: '2022-09-10' },
] as const satisfies object[];
