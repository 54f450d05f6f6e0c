import { z } from 'zod';
import { addDays, type Day, daysBetween, weekdayOf } from '../time/beijing.js';
import { daySchema } from '../time/schemas.js';
import { type CalendarData, versionOf } from './calendar.js';

/** What an arrangement may contradict itself in; `text/web-calendar.ts` says each. */
export const scheduleContradictions = [
  'holidayLength',
  'makeUpOnWeekday',
  'dayOutsideYear',
  'newYearMissing',
  'dayNamedTwice',
] as const;
export type ScheduleContradiction = (typeof scheduleContradictions)[number];

const says = (contradiction: ScheduleContradiction, ...path: string[]) => ({
  message: contradiction,
  params: { contradiction },
  path,
});

/** Days off from–to, and the weekend days worked for them. */
export const breakFields = { name: z.string().min(1), from: daySchema, to: daySchema, makeUp: z.array(daySchema) };

const breakSchema = z
  .object(breakFields)
  .refine((pause) => pause.from <= pause.to && daysBetween(pause.from, pause.to) < 31, {
    ...says('holidayLength', 'to'),
    abort: true,
  })
  .refine((pause) => pause.makeUp.every((day) => weekdayOf(day) > 5), {
    ...says('makeUpOnWeekday', 'makeUp'),
    abort: true,
  });

/**
 * One year's State Council holiday arrangement (部分节假日安排), written as the notice reads: each holiday from–to, with its make-up workdays.
 * This is what an administrator imports when the next year is published.
 */
export const yearScheduleSchema = z
  .object({
    year: z.int().min(1992).max(9998),
    source: z.string().min(1),
    publishedOn: daySchema,
    breaks: z.array(breakSchema).min(1),
  })
  // late December of the year before belongs to the year
  .refine(
    (schedule) => schedule.breaks.every((pause) => daysNamed(pause).every((day) => owns(schedule.year, day))),
    says('dayOutsideYear', 'breaks'),
  )
  .refine(
    (schedule) => schedule.breaks.some(({ from, to }) => from <= newYear(schedule) && newYear(schedule) <= to),
    says('newYearMissing', 'breaks'),
  )
  .refine((schedule) => unique(schedule.breaks.flatMap(daysNamed)), says('dayNamedTwice', 'breaks'));
export type YearSchedule = z.infer<typeof yearScheduleSchema>;

/**
 * The calendar with one more year, or with a year corrected; its version names the new content.
 * `publishedThrough` moves only over years without a gap. The schedule must have passed `yearScheduleSchema`.
 */
export function withYear(calendar: CalendarData, schedule: YearSchedule): CalendarData {
  const kept = (days: Record<Day, string>) =>
    Object.fromEntries(Object.entries(days).filter(([day]) => !owns(schedule.year, day)));
  const off = schedule.breaks.flatMap((pause) => span(pause.from, pause.to).map((day) => [day, pause.name] as const));
  const on = schedule.breaks.flatMap((pause) => pause.makeUp.map((day) => [day, pause.name] as const));
  const holidays = { ...kept(calendar.holidays), ...Object.fromEntries(off) };
  const workdays = { ...kept(calendar.workdays), ...Object.fromEntries(on) };
  const content = { publishedThrough: lastWithoutGap(calendar.publishedThrough, holidays), holidays, workdays };
  return { version: versionOf(content), ...content };
}

/** The calendar that consecutive schedules make together. */
export function calendarOf(schedules: readonly [YearSchedule, ...YearSchedule[]]): CalendarData {
  const publishedThrough = `${schedules[0].year - 1}-12-31`;
  return schedules.reduce(withYear, { version: '', publishedThrough, holidays: {}, workdays: {} });
}

/** New Year's arrangement may reach back into December (29 December 2018 was worked for 2019): those days belong to the new year's notice. */
function owns(year: number, day: Day): boolean {
  return day >= `${year - 1}-12-25` && day < `${year}-12-25`;
}

function lastWithoutGap(publishedThrough: Day, holidays: Record<Day, string>): Day {
  let year = Number(publishedThrough.slice(0, 4));
  while (Object.hasOwn(holidays, `${year + 1}-01-01`)) year += 1;
  return `${year}-12-31`;
}

function newYear(schedule: { year: number }): Day {
  return `${schedule.year}-01-01`;
}

function daysNamed(pause: { from: Day; to: Day; makeUp: Day[] }): Day[] {
  return [...span(pause.from, pause.to), ...pause.makeUp];
}

function span(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));
}

function unique(days: Day[]): boolean {
  return new Set(days).size === days.length;
}
