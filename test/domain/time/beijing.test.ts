import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  at,
  compare,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  monthsBetween,
  startOfDay,
  timeOf,
  weekdayOf,
  zone,
} from '../../../domain/time/beijing.js';

const anyMs = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2199, 11, 30) });
const anyDay = anyMs.map((ms) => new Date(ms).toISOString().slice(0, 10));

describe('Beijing days', () => {
  it.each([
    ['2026-03-01T15:59:59.999Z', '2026-03-01', '23:59'],
    ['2026-03-01T16:00:00.000Z', '2026-03-02', '00:00'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
    ['1986-07-01T15:30:00.000Z', '1986-07-02', '00:30'], // summer time, UTC+9
  ])('%s falls on %s at %s', (instant, day, time) => {
    expect(dayOf(instant)).toBe(day);
    expect(timeOf(instant)).toBe(time);
  });

  it('agree with the time zone database at any moment from 1900 to 2199', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const instant = new Date(ms).toISOString();
        const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
        expect(dayOf(instant)).toBe(zoned.toPlainDate().toString());
        expect(timeOf(instant)).toBe(zoned.toPlainTime().toString().slice(0, 5));
      }),
    );
  });

  it('begin and end as the time zone database says, on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = Temporal.PlainDate.from(day).toZonedDateTime(zone);
        expect(Date.parse(startOfDay(day))).toBe(start.epochMilliseconds);
        expect(Date.parse(endOfDay(day))).toBe(start.add({ days: 1 }).epochMilliseconds - 1);
        expect(dayOf(startOfDay(day))).toBe(day);
        expect(dayOf(endOfDay(day))).toBe(day);
      }),
    );
  });

  it('CONV-06: a day ends at 23:59:59.999 Beijing', () => {
    expect(endOfDay('2026-06-30')).toBe('2026-06-30T15:59:59.999Z');
    expect(startOfDay('2026-06-30')).toBe('2026-06-29T16:00:00.000Z');
  });

  it('have wall-clock times', () => {
    expect(at('2026-03-02', '07:30')).toBe('2026-03-01T23:30:00.000Z');
    expect(at('2026-03-02', '00:00')).toBe(startOfDay('2026-03-02'));
    expect(at('1988-07-02', '09:00')).toBe('1988-07-02T00:00:00.000Z');
    fc.assert(fc.property(anyDay, (day) => day < '1992-01-01' || timeOf(at(day, '21:05')) === '21:05'));
  });
});

describe('day arithmetic', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s + %i months is %s', (day, n, expected) => expect(addMonths(day, n)).toBe(expected));

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-05-01', -6, '2020-05-01'],
  ])('%s + %i years is %s', (day, n, expected) => expect(addYears(day, n)).toBe(expected));

  it.each([
    ['2020-09-01', '2026-09-01', 72],
    ['2020-09-01', '2026-08-31', 71],
    ['2026-01-15', '2026-02-14', 0],
    ['2026-02-15', '2026-01-15', -1],
  ])('from %s to %s are %i months', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));

  it('counts days back and forth', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    const n = fc.integer({ min: -5000, max: 5000 });
    fc.assert(fc.property(anyDay, n, (day, days) => daysBetween(day, addDays(day, days)) === days));
  });

  it('knows weekdays and the order of days and instants', () => {
    expect([weekdayOf('2026-03-01'), weekdayOf('2026-03-02')]).toEqual([7, 1]);
    expect(['2026-10-01', '2026-02-01'].sort(compare)).toEqual(['2026-02-01', '2026-10-01']);
    expect(compare('2026-03-01T15:59:59.999Z', '2026-03-01T15:59:59.999Z')).toBe(0);
  });
});

describe('malformed input', () => {
  it.each([
    '',
    'today',
    '2026-2-1',
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    ' 2026-02-01',
    '2026-02-01T00:00:00.000Z',
  ])('the day %j is a bug of the caller', (day) => {
    expect(isDay(day)).toBe(false);
    for (const use of [startOfDay, endOfDay, weekdayOf]) expect(() => use(day)).toThrow(TypeError);
    expect(() => addDays(day, 1)).toThrow(TypeError);
    expect(() => addMonths(day, 1)).toThrow(TypeError);
    expect(() => monthsBetween(day, '2026-01-01')).toThrow(TypeError);
    expect(() => at(day, '09:00')).toThrow(TypeError);
  });

  it.each(['', '2026-03-01', '2026-03-01T15:59:59Z', '2026-03-01T15:59:59.999+08:00', '2026-02-30T00:00:00.000Z'])(
    'the instant %j is a bug of the caller',
    (instant) => {
      expect(() => dayOf(instant)).toThrow(TypeError);
      expect(() => timeOf(instant)).toThrow(TypeError);
    },
  );

  it('so are odd times, fractions and mixed comparisons', () => {
    for (const time of ['24:00', '9:00', '09:60', '']) expect(() => at('2026-03-01', time)).toThrow(TypeError);
    expect(() => addDays('2026-03-01', 0.5)).toThrow(TypeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(TypeError);
    expect(() => addYears('9999-12-31', 1)).toThrow(TypeError);
    expect(() => compare('2026-03-01', '2026-03-01T00:00:00.000Z')).toThrow(TypeError);
  });
});
