import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar as cal } from '../../../domain/calendar/china.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { deliverAt, digestAt } from '../../../domain/ladder/quiet-hours.js';
import { addDays, at, dayOf } from '../../../domain/time/beijing.js';

const night = { from: '21:00', to: '07:30' };

describe('quiet hours', () => {
  it.each([
    ['20:59', '2026-03-02', '20:59'],
    ['21:00', '2026-03-03', '07:30'],
    ['23:59', '2026-03-03', '07:30'],
    ['00:00', '2026-03-02', '07:30'],
    ['07:29', '2026-03-02', '07:30'],
    ['07:30', '2026-03-02', '07:30'],
    ['12:00', '2026-03-02', '12:00'],
  ])('a message of 2 March %s goes out on %s at %s', (time, day, out) => {
    expect(deliverAt(at('2026-03-02', time), night)).toBe(at(day, out));
  });

  it('may lie within a day, or not exist', () => {
    expect(deliverAt(at('2026-03-02', '12:30'), { from: '12:00', to: '14:00' })).toBe(at('2026-03-02', '14:00'));
    expect(deliverAt(at('2026-03-02', '14:00'), { from: '12:00', to: '14:00' })).toBe(at('2026-03-02', '14:00'));
    expect(deliverAt(at('2026-03-02', '12:30'), { from: '09:00', to: '09:00' })).toBe(at('2026-03-02', '12:30'));
  });

  it('never move a message back, and moving twice changes nothing', () => {
    const time = fc.constantFrom('00:00', '07:29', '07:30', '12:00', '20:59', '21:00', '23:59');
    fc.assert(
      fc.property(time, time, time, (from, to, sent) => {
        const instant = at('2026-03-02', sent);
        const out = deliverAt(instant, { from, to });
        expect(out >= instant).toBe(true);
        expect(deliverAt(out, { from, to })).toBe(out);
      }),
    );
  });
});

describe('the daily digest', () => {
  it.each([
    ['2026-03-02', '07:59', '2026-03-02'],
    ['2026-03-02', '08:00', '2026-03-03'],
    ['2026-02-13', '17:00', '2026-02-14'],
    ['2026-02-14', '17:00', '2026-02-24'],
    ['2026-02-15', '07:00', '2026-02-24'],
    ['2026-09-30', '17:00', '2026-10-08'],
  ])('after %s %s goes out on %s', (day, time, out) => {
    expect(digestAt(cal, at(day, time), '08:00')).toBe(at(out, '08:00'));
  });

  it('always lies ahead, on a working day', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.constantFrom('00:00', '08:00', '23:59'), (n, time) => {
        const now = at(addDays('2024-01-01', n), '08:00');
        const digest = digestAt(cal, now, time);
        expect(digest > now).toBe(true);
        expect(isWorkingDay(cal, dayOf(digest))).toBe(true);
      }),
    );
  });
});
