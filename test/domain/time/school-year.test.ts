import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../domain/time/beijing.js';
import { daysOfThird, monthThirds, thirdOfMonth } from '../../../domain/time/month-third.js';
import { schoolYearOf } from '../../../domain/time/school-year.js';

describe('school years', () => {
  it.each([
    ['2025-08-31', 2024],
    ['2025-09-01', 2025],
    ['2026-01-01', 2025],
    ['2026-08-31', 2025],
  ])('CONV-08: %s lies in the school year beginning in %i', (day, firstYear) => {
    expect(schoolYearOf(day)).toEqual({ firstYear, from: `${firstYear}-09-01`, to: `${firstYear + 1}-08-31` });
  });
});

describe('thirds of a month', () => {
  it.each([
    ['2026-02-01', 'early'],
    ['2026-02-10', 'early'],
    ['2026-02-11', 'middle'],
    ['2026-02-20', 'middle'],
    ['2026-02-21', 'late'],
    ['2026-02-28', 'late'],
  ])('CONV-07: %s is in the %s third', (day, third) => expect(thirdOfMonth(day)).toBe(third));

  it('CONV-07: 下旬 ends with the month', () => {
    expect(daysOfThird('2024-02', 'late')).toEqual({ from: '2024-02-21', to: '2024-02-29' });
    expect(daysOfThird('2026-12', 'late')).toEqual({ from: '2026-12-21', to: '2026-12-31' });
  });

  it('CONV-07: the thirds cover each month once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        const [early, middle, late] = monthThirds.map((third) => daysOfThird(month, third));
        expect(early?.from).toBe(`${month}-01`);
        expect(middle?.from).toBe(addDays(early?.to ?? '', 1));
        expect(late?.from).toBe(addDays(middle?.to ?? '', 1));
        expect(addDays(late?.to ?? '', 1)).toBe(addMonths(`${month}-01`, 1));
      }),
    );
  });

  it('refuse what is no day', () => {
    expect(() => thirdOfMonth('2026-02-30')).toThrow(TypeError);
    expect(() => schoolYearOf('2026')).toThrow(TypeError);
    expect(() => daysOfThird('2026-13', 'early')).toThrow(TypeError);
  });
});
