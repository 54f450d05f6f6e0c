import { z } from 'zod';
import { daySchema } from '../time/schemas.js';

/**
 * A working-day calendar as data: what differs from Monday-to-Friday, by Beijing day.
 *
 * - `holidays`: days off, weekend days of a long holiday included, with the holiday's name
 * - `workdays`: make-up workdays (调休上班) on a weekend, with the holiday they make up for
 * - `publishedThrough`: after this day only weekends are known, and every result is provisional (暂定)
 * - `version`: changes whenever the content changes; every computed date carries it
 *
 * Before its first year the calendar knows weekends only: it is for dates to come, not for history.
 */
export const calendarSchema = z
  .object({
    version: z.string().min(1),
    publishedThrough: daySchema,
    holidays: z.record(daySchema, z.string()),
    workdays: z.record(daySchema, z.string()),
  })
  .refine((calendar) => Object.keys(calendar.workdays).every((day) => !Object.hasOwn(calendar.holidays, day)), {
    message: 'a day is both a holiday and a make-up workday',
    path: ['workdays'],
  });
export type CalendarData = z.infer<typeof calendarSchema>;

/** Names the content: 'cn-' + last published year + a 64-bit FNV-1a digest. Same days, same version, in any key order. */
export function versionOf(calendar: Omit<CalendarData, 'version'>): string {
  const days = [...tagged('-', calendar.holidays), ...tagged('+', calendar.workdays)].sort();
  return `cn-${calendar.publishedThrough.slice(0, 4)}-${digest([calendar.publishedThrough, ...days].join('\n'))}`;
}

function tagged(tag: string, days: Record<string, string>): string[] {
  return Object.entries(days).map(([day, name]) => `${day}${tag}${name}`);
}

function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
