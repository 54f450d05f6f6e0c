/** STUDIO-O04, STUDIO-O05: a studio bears its host's name and ends with its host; there is no silent successor (STUDIO-03). */
import { type Refusal, refuse } from '../refusal.js';
import type { Day } from '../time/beijing.js';
import type { StudioState } from './states.js';

/** Why there is no host any more: the post that HOST-01 asks for is left, the city is left, the host has died. */
export const lossGrounds = ['leftPost', 'leftCity', 'died'] as const;
export type LossGround = (typeof lossGrounds)[number];

/** `stays`: looked into, and the host goes on. */
export const lossStates = ['reported', 'lost', 'stays'] as const;
export type LossState = (typeof lossStates)[number];

/** Not begun, or over by a decision: there is nobody to lose. */
const closedTo: readonly StudioState[] = ['approved', 'renewed', 'closed', 'revoked'];

/**
 * Everything that keeps a loss from being reported: 'stageNotOpen' (STUDIO-05) for a term that has not begun or is over by decision, (STUDIO-O04) while
 * another report is undecided; 'badInput' for a day to come, or before the term. The day is the last on which the host was one.
 */
export function refuseLossReport(
  term: { readonly from: Day; readonly state: StudioState },
  { lastDay, isOpen }: { readonly lastDay: Day; readonly isOpen: boolean },
  today: Day,
): readonly Refusal[] {
  if (closedTo.includes(term.state))
    return [refuse('stageNotOpen', { ruleId: 'STUDIO-05', facts: { state: term.state } })];
  if (isOpen) return [refuse('stageNotOpen', { ruleId: 'STUDIO-O04' })];
  if (lastDay > today)
    return [refuse('badInput', { ruleId: 'STUDIO-O04', field: 'lastDay', facts: { issue: 'future' } })];
  return lastDay < term.from
    ? [
        refuse('badInput', {
          ruleId: 'STUDIO-O04',
          field: 'lastDay',
          facts: { issue: 'day', from: term.from, to: today },
        }),
      ]
    : [];
}

/** 'secondPersonRequired' (STUDIO-O04) for whoever reported it, and for the host. */
export const refuseLossDecision = (
  personId: string,
  { reportedBy, hostPersonId }: { readonly reportedBy: string; readonly hostPersonId: string },
): Refusal | null =>
  personId === reportedBy || personId === hostPersonId
    ? refuse('secondPersonRequired', { ruleId: 'STUDIO-O04' })
    : null;
