/**
 * The record of who answers for what a performance veto found (VETO-04): opened by whoever decides on the veto, closed by another person once
 * no appeal can come any more, with an outcome and a reason.
 */
import { type Refusal, refuse } from '../../refusal.js';
import type { Instant } from '../../time/beijing.js';

/** `closed`: somebody has said what came of it. `void`: the veto fell before. */
export const accountabilityStates = ['open', 'closed', 'void'] as const;
export type AccountabilityState = (typeof accountabilityStates)[number];

/** 已追究 · 经查不予追究: the documents name no sanction, so that none is chosen here. */
export const accountabilityOutcomes = ['pursued', 'notPursued'] as const;
export type AccountabilityOutcome = (typeof accountabilityOutcomes)[number];

interface Closing {
  readonly hostPersonId: string;
  /** Who opened the record with the veto, and who confirmed it on appeal. */
  readonly hands: readonly string[];
  readonly appealOver: boolean;
}

/** Until when the host may appeal, and whether and when an appeal was answered. */
interface Appeal {
  readonly appealUntil: Instant | null;
  readonly appealedAt: Instant | null;
  readonly appealDecidedAt: Instant | null;
}

/** VETO-O05: one appeal, answered, or none within its time. */
export const isAppealOver = ({ appealUntil, appealedAt, appealDecidedAt }: Appeal, now: Instant): boolean =>
  appealedAt === null ? appealUntil !== null && appealUntil < now : appealDecidedAt !== null;

/**
 * Under VETO-04: 'conflictOfInterest' (the host), 'secondPersonRequired' (whoever opened it, or confirmed it on appeal), 'stageNotOpen' (an appeal
 * may come, or is not answered).
 */
export function refuseClosing(personId: string, { hostPersonId, hands, appealOver }: Closing): Refusal | null {
  const ruleId = 'VETO-04';
  if (personId === hostPersonId) return refuse('conflictOfInterest', { ruleId });
  if (hands.includes(personId)) return refuse('secondPersonRequired', { ruleId });
  return appealOver ? null : refuse('stageNotOpen', { ruleId });
}
