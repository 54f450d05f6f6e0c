import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { calendarSchema } from '../../../domain/calendar/calendar.js';
import { chinaCalendar, chinaSchedules } from '../../../domain/calendar/china.js';
import { yearScheduleSchema } from '../../../domain/calendar/schedule.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { addDays } from '../../../domain/time/beijing.js';

function daysOf(year: number): string[] {
  const first = `${year}-01-01`;
  return Array.from({ length: 366 }, (_, i) => addDays(first, i)).filter((day) => day.startsWith(`${year}-`));
}

describe('the calendar of China', () => {
  it.each([...chinaSchedules])('of $year agrees with chinese-days on every day', ({ year }) => {
    const days = daysOf(year);
    const here = days.map((day) => `${day} ${isWorkingDay(chinaCalendar, day) ? 'work' : 'off'}`);
    const there = days.map((day) => `${day} ${chineseDays.isWorkday(day) ? 'work' : 'off'}`);
    expect(days.length).toBeGreaterThanOrEqual(365);
    expect(here).toEqual(there);
  });

  it('lists the same holidays and make-up workdays as chinese-days, weekends within a holiday included', () => {
    const days = chinaSchedules.flatMap(({ year }) => daysOf(year));
    const named = (day: string) => chineseDays.getDayDetail(day).name.includes(',');
    const off = days.filter((day) => named(day) && !chineseDays.isWorkday(day));
    const on = days.filter((day) => named(day) && chineseDays.isWorkday(day));
    expect(Object.keys(chinaCalendar.holidays).sort()).toEqual(off);
    expect(Object.keys(chinaCalendar.workdays).sort()).toEqual(on);
  });

  it('is whole: schedules in order, each valid, published through the last', () => {
    for (const schedule of chinaSchedules) expect(yearScheduleSchema.parse(schedule)).toEqual(schedule);
    expect(chinaSchedules.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    expect(calendarSchema.parse(chinaCalendar)).toEqual(chinaCalendar);
    expect(chinaCalendar.publishedThrough).toBe('2026-12-31');
  });
});
