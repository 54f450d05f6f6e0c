/** A call for commendations (COMMEND-O01): of which year, of which kinds of recipient, and at most how many of each. */
import { z } from 'zod';
import type { CalendarData } from '../../calendar/calendar.js';
import { type DueDate, dueAfter } from '../../calendar/due.js';
import { type Refusal, refuse } from '../../refusal.js';
import { addDays, type Day, type Instant } from '../../time/beijing.js';
import { type Recipient, recipients } from '../assessment/consequences.js';

const ceiling = z.int().min(1).max(1000).optional();

/** ASSESS-08: the kinds of recipient that are called for, each with its ceiling, which is no quota to be filled (宁缺勿滥). */
export const awardsSchema = z
  .strictObject({ studio: ceiling, unit: ceiling, host: ceiling, member: ceiling })
  .refine((awards) => Object.keys(awards).length > 0, { error: 'no kind of recipient' });
export type Awards = z.infer<typeof awardsSchema>;

export const kindsOf = (awards: Awards): readonly Recipient[] =>
  recipients.filter((recipient) => awards[recipient] !== undefined);

/** CONV-08: a calendar year, this one or the last; 'badInput' for another. */
export function refuseYear(year: number, today: Day): Refusal | null {
  const to = Number(today.slice(0, 4));
  return year === to || year === to - 1
    ? null
    : refuse('badInput', { ruleId: 'CONV-08', field: 'year', facts: { from: to - 1, to } });
}

/** The day on which whoever may still nominate is written to; null where the edition asks for no letter, or it would come with the call's own. */
export function nominationReminderOn(
  { from, to }: { readonly from: Day; readonly to: Day },
  { commendationReminderDays: days }: { readonly commendationReminderDays: number },
): Day | null {
  const day = addDays(to, -days);
  return days > 0 && day > from ? day : null;
}

/** The last moment for nominations: working days after the day of the call, make-up workdays included. */
export const nominationClosesAt = (
  calendar: CalendarData,
  openedAt: Instant,
  p: { readonly commendationNominationDays: number },
): DueDate => dueAfter(calendar, openedAt, p.commendationNominationDays);
