/** VETO-01: how long a host may speak to a finding. */
import type { CalendarData } from '../../calendar/calendar.js';
import { type DueDate, dueAfter } from '../../calendar/due.js';
import type { Instant } from '../../time/beijing.js';

/** The last moment for it: working days after the day of registration, make-up workdays included. */
export const hearingClosesAt = (
  calendar: CalendarData,
  registeredAt: Instant,
  p: { readonly findingHearingDays: number },
): DueDate => dueAfter(calendar, registeredAt, p.findingHearingDays);
