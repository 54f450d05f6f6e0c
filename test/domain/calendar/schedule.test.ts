import { describe, expect, it } from 'vitest';
import { calendarSchema, versionOf } from '../../../domain/calendar/calendar.js';
import { chinaCalendar as cal, chinaSchedules } from '../../../domain/calendar/china.js';
import { dueAfter } from '../../../domain/calendar/due.js';
import { calendarOf, withYear, type YearSchedule, yearScheduleSchema } from '../../../domain/calendar/schedule.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { at } from '../../../domain/time/beijing.js';

/** Invented: nothing is published for 2027 yet. */
const next: YearSchedule = {
  year: 2027,
  source: 'invented',
  publishedOn: '2026-11-20',
  breaks: [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: ['2026-12-26'] },
    { name: '春节', from: '2027-02-05', to: '2027-02-13', makeUp: ['2027-01-30', '2027-02-14'] },
  ],
};

describe('a newly published year', () => {
  it('gives a new version, moves the published end and makes dates firm', () => {
    const merged = withYear(cal, next);
    expect(merged.version).not.toBe(cal.version);
    expect(merged.publishedThrough).toBe('2027-12-31');
    expect(calendarSchema.safeParse(merged).success).toBe(true);
    const from = at('2026-12-30', '10:00');
    expect(dueAfter(cal, from, 2)).toMatchObject({ day: '2027-01-01', provisional: true });
    expect(dueAfter(merged, from, 2)).toMatchObject({ day: '2027-01-04', provisional: false });
  });

  it('may reach back into late December, as the one of 2019 did', () => {
    const merged = withYear(cal, next);
    expect(isWorkingDay(cal, '2026-12-26')).toBe(false);
    expect(isWorkingDay(merged, '2026-12-26')).toBe(true);
  });

  it('imported twice changes nothing; corrected, it replaces what it said before', () => {
    const merged = withYear(cal, next);
    expect(withYear(merged, next)).toEqual(merged);
    const corrected = { ...next, breaks: next.breaks.map((pause) => ({ ...pause, makeUp: [] })) };
    const again = withYear(merged, corrected);
    expect(isWorkingDay(again, '2026-12-26')).toBe(false);
    expect(isWorkingDay(again, '2027-02-14')).toBe(false);
    expect(again.version).not.toBe(merged.version);
    expect(isWorkingDay(again, '2026-10-10')).toBe(true);
  });

  it('beyond a gap leaves the published end before the gap', () => {
    const [first, second, third] = chinaSchedules;
    if (!second || !third) throw new Error('three schedules expected');
    const gap = withYear(calendarOf([first]), third);
    expect(gap.publishedThrough).toBe('2024-12-31');
    expect(withYear(gap, second)).toEqual(cal);
  });

  it('leaves the old calendar as it was', () => {
    const before = structuredClone(cal);
    withYear(cal, next);
    expect(cal).toEqual(before);
  });
});

describe('a version', () => {
  it('names the content, not the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(cal.holidays).reverse());
    expect(versionOf({ ...cal, holidays: reversed })).toBe(cal.version);
    expect(versionOf({ ...cal, workdays: {} })).not.toBe(cal.version);
    expect(cal.version).toMatch(/^cn-2026-[0-9a-f]{16}$/);
  });
});

describe('an imported schedule is refused', () => {
  const [newYear, spring] = next.breaks;
  it.each<[string, unknown]>([
    ['no day', { ...next, breaks: [newYear, { name: '春节', from: '2027-02-30', to: '2027-03-01', makeUp: [] }] }],
    ['backwards', { ...next, breaks: [newYear, { name: '春节', from: '2027-02-13', to: '2027-02-05', makeUp: [] }] }],
    ['centuries', { ...next, breaks: [newYear, { name: '春节', from: '2027-02-13', to: '9999-02-05', makeUp: [] }] }],
    ['weekday make-up', { ...next, breaks: [newYear, { ...spring, makeUp: ['2027-02-15'] }] }],
    ['make-up on a holiday', { ...next, breaks: [newYear, { ...spring, makeUp: ['2027-02-06'] }] }],
    ['another year', { ...next, year: 2028 }],
    ['without New Year', { ...next, breaks: [spring] }],
    ['the same day twice', { ...next, breaks: [newYear, spring, spring] }],
    ['nothing', { ...next, breaks: [] }],
  ])('%s', (_, schedule) => {
    expect(yearScheduleSchema.safeParse(next).success).toBe(true);
    expect(yearScheduleSchema.safeParse(schedule).success).toBe(false);
  });

  it('and so is a calendar whose day is both off and worked, or is no day', () => {
    const both = { ...cal, workdays: { ...cal.workdays, '2026-10-01': '国庆节' } };
    expect(calendarSchema.safeParse(both).success).toBe(false);
    expect(calendarSchema.safeParse({ ...cal, holidays: { '2026-02-30': '春节' } }).success).toBe(false);
  });
});
