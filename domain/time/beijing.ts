/**
 * Beijing days and UTC instants: the one place that names the time zone and knows a date library.
 *
 * Pure: no clock. Malformed input is a bug of the caller and throws a TypeError; people's input is checked by schemas before.
 */
import { Temporal } from 'temporal-polyfill';

/** A Beijing calendar day, 'YYYY-MM-DD'. Days compare as strings. */
export type Day = string;
/** A moment in UTC with milliseconds, '2026-03-01T15:59:59.999Z'. Instants compare as strings. */
export type Instant = string;
/** A Beijing wall-clock minute, 'HH:mm', 00:00–23:59. */
export type TimeOfDay = string;

export const zone = 'Asia/Shanghai';

const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;
/** From here on Beijing is UTC+8 without a break (summer time ended in 1991), so plain arithmetic is exact and cheap. */
const steadyFromDay: Day = '1992-01-01';
const steadyFromMs = Date.parse('1991-12-31T16:00:00.000Z');

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is a real calendar day ('2026-02-30' is not). */
export function isDay(text: string): text is Day {
  return dayShape.test(text) && dayText(Date.parse(`${text}T00:00:00.000Z`)) === text;
}

/** Whether the text is a real moment in the one spelling we use. */
export function isInstant(text: string): text is Instant {
  return instantShape.test(text) && instantText(Date.parse(text)) === text;
}

/** Whether the text is a wall-clock minute 'HH:mm'. */
export function isTimeOfDay(text: string): text is TimeOfDay {
  return timeShape.test(text);
}

/** The Beijing day on which the moment falls. */
export function dayOf(instant: Instant): Day {
  const ms = instantMs(instant);
  return ms >= steadyFromMs ? msDay(ms + offsetMs) : beijing(ms).toPlainDate().toString();
}

/** The Beijing wall-clock minute of the moment, 'HH:mm'. */
export function timeOf(instant: Instant): TimeOfDay {
  const ms = instantMs(instant);
  return ms >= steadyFromMs ? msInstant(ms + offsetMs).slice(11, 16) : beijing(ms).toPlainTime().toString().slice(0, 5);
}

/** The first moment of the Beijing day. */
export function startOfDay(day: Day): Instant {
  return msInstant(startMs(day));
}

/** CONV-06: "X日前" includes the day itself, up to 23:59:59.999 Beijing. */
export function endOfDay(day: Day): Instant {
  return msInstant(startMs(addDays(day, 1)) - 1);
}

/** The moment at which Beijing clocks show `time` on that day. */
export function at(day: Day, time: TimeOfDay): Instant {
  if (!isTimeOfDay(time)) throw new TypeError(`Not a wall-clock time HH:mm: ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  if (day >= steadyFromDay) return msInstant(startMs(day) + minutes * 60_000);
  const zoned = Temporal.PlainDateTime.from(`${checkedDay(day)}T${time}`).toZonedDateTime(zone);
  return msInstant(zoned.epochMilliseconds);
}

/** `n` calendar days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return msDay(dayMsOf(day) + whole(n) * dayMs);
}

/** `n` calendar months later; 31 January + 1 month is the last day of February. */
export function addMonths(day: Day, n: number): Day {
  return checkedDay(
    plain(day)
      .add({ months: whole(n) })
      .toString(),
  );
}

/** `n` calendar years later; 29 February + 1 year is 28 February. */
export function addYears(day: Day, n: number): Day {
  return checkedDay(
    plain(day)
      .add({ years: whole(n) })
      .toString(),
  );
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (dayMsOf(to) - dayMsOf(from)) / dayMs;
}

/** Completed calendar months from `from` to `to` (15 January to 14 February is 0); negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  return plain(from).until(plain(to), { largestUnit: 'months' }).months;
}

/** Orders two days or two instants, never one of each. Fit for `sort`. */
export function compare(a: Day | Instant, b: Day | Instant): -1 | 0 | 1 {
  const alike = (isDay(a) && isDay(b)) || (isInstant(a) && isInstant(b));
  if (!alike) throw new TypeError(`Not two days or two instants: ${a}, ${b}`);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(dayMsOf(day)).getUTCDay() || 7;
}

function beijing(ms: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

function plain(day: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(checkedDay(day));
}

function startMs(day: Day): number {
  const ms = dayMsOf(day);
  return day >= steadyFromDay ? ms - offsetMs : plain(day).toZonedDateTime(zone).epochMilliseconds;
}

function dayMsOf(day: Day): number {
  const ms = dayShape.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(ms) || dayText(ms) !== day) throw new TypeError(`Not a calendar day YYYY-MM-DD: ${day}`);
  return ms;
}

function checkedDay(day: Day): Day {
  dayMsOf(day);
  return day;
}

function instantMs(instant: Instant): number {
  const ms = instantShape.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms) || instantText(ms) !== instant)
    throw new TypeError(`Not an instant YYYY-MM-DDTHH:mm:ss.sssZ: ${instant}`);
  return ms;
}

function msDay(ms: number): Day {
  const text = dayText(ms);
  if (!dayShape.test(text)) throw new TypeError('Day outside the years 0000 to 9999');
  return text;
}

function msInstant(ms: number): Instant {
  const text = instantText(ms);
  if (!instantShape.test(text)) throw new TypeError('Instant outside the years 0000 to 9999');
  return text;
}

function dayText(ms: number): string {
  return instantText(ms).slice(0, -14);
}

function instantText(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new TypeError(`Not a whole number: ${n}`);
  return n;
}
