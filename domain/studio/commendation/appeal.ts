/**
 * NOTICE-O06: whoever an upheld objection strikes from a list of commendations may appeal once, in writing; the list is not decided on meanwhile.
 * Above the bureau there is only the same level, in a third person (VETO-O05).
 */
import type { CalendarData } from '../../calendar/calendar.js';
import { dueAfter } from '../../calendar/due.js';
import { isAfter } from '../../notice/window.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Instant } from '../../time/beijing.js';

/** `lapsed`: nobody appealed in time. `confirmed`, `overturned`: of the strike. */
export const strikeAppealStates = ['open', 'lapsed', 'appealed', 'confirmed', 'overturned'] as const;
export type StrikeAppealState = (typeof strikeAppealStates)[number];

/** One may come, or is to be answered: nobody is commended before. */
export const unanswered = ['open', 'appealed'] as const satisfies readonly StrikeAppealState[];

const ruleId = 'NOTICE-O06';

/** The last moment of one that may come from `at` on; null where the edition gives no working days for it. */
export const strikeAppealUntil = (
  calendar: CalendarData,
  at: Instant,
  { honourAppealDays }: { readonly honourAppealDays: number },
): Instant | null => (honourAppealDays === 0 ? null : dueAfter(calendar, at, honourAppealDays).due);

/** 'windowClosed' after the last moment, itself included. That there is one only is the task's, and so is who may. */
export const refuseStrikeAppeal = (at: Instant, closesAt: Instant): Refusal | null =>
  isAfter(at, closesAt) ? refuse('windowClosed', { ruleId, facts: { closedAt: closesAt } }) : null;

/** 'conflictOfInterest' (whom it would honour, or whose studio it is), 'secondPersonRequired' (who upheld the objection, or drew up the list). */
export function refuseStrikeAppealDecision(
  personId: string,
  { concerned, hands }: { readonly concerned: readonly string[]; readonly hands: readonly string[] },
): Refusal | null {
  if (concerned.includes(personId)) return refuse('conflictOfInterest', { ruleId });
  return hands.includes(personId) ? refuse('secondPersonRequired', { ruleId }) : null;
}
