import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar as cal } from '../../../domain/calendar/china.js';
import { dueAfter, noticeWindow } from '../../../domain/calendar/due.js';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../domain/calendar/working-days.js';
import { addDays, at, dayOf } from '../../../domain/time/beijing.js';

const anyDay = fc.integer({ min: 0, max: 365 * 5 }).map((n) => addDays('2024-01-01', n));
const anyWorkingDay = anyDay.map((day) => addWorkingDays(cal, day, 0));
const count = fc.integer({ min: -120, max: 120 });

describe('working days', () => {
  it.each([
    ['2026-02-13', true, 'Friday before the Spring Festival'],
    ['2026-02-14', true, 'make-up Saturday before it'],
    ['2026-02-15', false, 'its first day'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-24', true, 'the day after'],
    ['2026-02-28', true, 'make-up Saturday after it'],
    ['2026-03-01', false, 'an ordinary Sunday'],
    ['2026-09-20', true, 'make-up Sunday before National Day'],
    ['2026-10-07', false, 'its last day'],
    ['2026-10-10', true, 'make-up Saturday after it'],
    ['2026-01-04', true, 'make-up Sunday after New Year'],
    ['2027-02-05', true, 'the eve of a festival whose holiday is not published yet'],
  ])('%s: %s (%s)', (day, working) => expect(isWorkingDay(cal, day)).toBe(working));

  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-24', 5, '2026-03-02'], // 25, 26, 27, make-up Saturday 28, Monday
    ['2026-03-02', -5, '2026-02-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-10-03', 0, '2026-10-08'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-12-31', 1, '2027-01-01'], // provisional: New Year 2027 is not published
  ])('%s + %i is %s', (day, n, expected) => expect(addWorkingDays(cal, day, n)).toBe(expected));

  it('are found next to a day off', () => {
    expect(nextWorkingDay(cal, '2026-02-14')).toBe('2026-02-24');
    expect(workingDayOnOrBefore(cal, '2026-02-20')).toBe('2026-02-14');
    expect(workingDayOnOrBefore(cal, '2026-02-14')).toBe('2026-02-14');
    expect(workingDaysBetween(cal, '2026-02-15', '2026-02-23')).toBe(0);
    expect(() => addWorkingDays(cal, '2026-02-14', 1.5)).toThrow(TypeError);
  });

  it('adding and taking away undo each other, and the distance is what was added', () => {
    fc.assert(
      fc.property(anyWorkingDay, count, (day, n) => {
        const reached = addWorkingDays(cal, day, n);
        expect(isWorkingDay(cal, reached)).toBe(true);
        expect(addWorkingDays(cal, reached, -n)).toBe(day);
        expect(workingDaysBetween(cal, day, reached)).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  it('more days or a later start never end earlier', () => {
    fc.assert(
      fc.property(anyDay, count, fc.nat({ max: 30 }), (day, n, more) => {
        expect(addWorkingDays(cal, day, n + more) >= addWorkingDays(cal, day, n)).toBe(true);
        expect(addWorkingDays(cal, addDays(day, more), Math.abs(n)) >= addWorkingDays(cal, day, Math.abs(n))).toBe(
          true,
        );
      }),
    );
  });
});

describe('periods', () => {
  it.each([
    ['2026-02-11', '00:00', 3, '2026-02-14', false],
    ['2026-02-11', '23:59', 4, '2026-02-24', false],
    ['2026-02-14', '10:00', 5, '2026-02-28', false],
    ['2026-09-28', '09:00', 5, '2026-10-10', false],
    ['2026-12-28', '09:00', 3, '2026-12-31', false],
    ['2026-12-28', '09:00', 4, '2027-01-01', true],
    ['2026-10-01', '09:00', 0, '2026-10-08', false],
  ])('from %s %s, %i working days end with %s, provisional %s', (day, time, n, last, provisional) => {
    expect(dueAfter(cal, at(day, time), n)).toEqual({
      due: `${last}T15:59:59.999Z`,
      day: last,
      calendarVersion: cal.version,
      provisional,
    });
  });

  it('CONV-06: always end with the last moment of a working day after the start', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (day, n) => {
        const { due, day: last } = dueAfter(cal, at(day, '17:00'), n);
        expect(isWorkingDay(cal, last)).toBe(true);
        expect(dayOf(due)).toBe(last);
        expect(last > day).toBe(true);
        expect(workingDaysBetween(cal, day, last)).toBe(n);
      }),
    );
  });

  it('NOTICE-O01: five working days of notice over the Spring Festival', () => {
    expect(noticeWindow(cal, at('2026-02-12', '16:00'), 5)).toEqual({
      from: '2026-02-12T08:00:00.000Z',
      firstDay: '2026-02-13',
      lastDay: '2026-02-26',
      until: '2026-02-26T15:59:59.999Z',
      calendarVersion: cal.version,
      provisional: false,
    });
  });

  it('never run backwards', () => {
    expect(() => dueAfter(cal, at('2026-02-12', '16:00'), -1)).toThrow(TypeError);
    expect(() => noticeWindow(cal, at('2026-02-12', '16:00'), 0)).toThrow(TypeError);
  });
});
