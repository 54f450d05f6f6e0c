/**
 * MEMBER-O03, VETO-O05: whoever was removed may appeal once, to a person who had no hand in it; it suspends nothing. Upheld, the membership goes
 * on where it stood, as long as there is anything left of it to go on.
 */
import { isAfter } from '../../notice/window.js';
import { type Refusal, refuse } from '../../refusal.js';
import type { Day, Instant } from '../../time/beijing.js';
import { isAlive } from '../letter/issue.js';
import type { StudioState } from '../states.js';

const ruleId = 'VETO-O05';

/** 'notYourPost' (only the member), 'windowClosed' after the last moment, itself included. That there is one only is the task's. */
export function refuseRemovalAppeal(
  appeal: { readonly by: string; readonly at: Instant },
  facts: { readonly memberPersonId: string; readonly closesAt: Instant },
): Refusal | null {
  if (appeal.by !== facts.memberPersonId) return refuse('notYourPost', { ruleId });
  return isAfter(appeal.at, facts.closesAt)
    ? refuse('windowClosed', { ruleId, facts: { closedAt: facts.closesAt } })
    : null;
}

/** 'conflictOfInterest' (the member), 'secondPersonRequired' (whoever registered the removal, or agreed to it: the host among them). */
export function refuseRemovalAppealDecision(
  personId: string,
  { memberPersonId, hands }: { readonly memberPersonId: string; readonly hands: readonly string[] },
): Refusal | null {
  if (personId === memberPersonId) return refuse('conflictOfInterest', { ruleId });
  return hands.includes(personId) ? refuse('secondPersonRequired', { ruleId }) : null;
}

/**
 * Whether there is a membership to go back to on a Beijing day: its studio's term runs, and its own last day (null before it serves) is not
 * past. The removal is overturned either way, and keeps nobody out of any studio any more.
 */
export const comesBack = (
  { studio, toDay }: { readonly studio: StudioState; readonly toDay: Day | null },
  today: Day,
): boolean => isAlive(studio) && (toDay === null || today <= toDay);
