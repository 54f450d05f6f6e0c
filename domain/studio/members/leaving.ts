/** How a member goes before the term does (MEMBER-O04): on whose word, for which kind of reason, and on which last day. */
import { type Refusal, refuse } from '../../refusal.js';
import type { Day } from '../../time/beijing.js';
import { isAlive } from '../letter/issue.js';
import type { Side } from '../signing.js';
import type { StudioState } from '../states.js';
import type { MemberState } from './states.js';

/** What member or host may state. */
export const statedReasons = ['transfer', 'headTeacherPostLeft', 'health', 'personal'] as const;
/** Every kind of reason for which a membership ended before its time. */
export const leavingReasons = [
  ...statedReasons,
  'agreementDeclined',
  'ethics',
  'termOver',
  'studioClosed',
  'studioRevoked',
  'removalOverturned',
] as const;
export type LeavingReason = (typeof leavingReasons)[number];

/** What a membership is, as far as its leaving goes. */
export interface Leavable {
  readonly state: MemberState;
  /** The last day of its own term; null before it serves. */
  readonly toDay: Day | null;
  /** A removal on an ethics problem is undecided. */
  readonly isAccused: boolean;
}

/** Somebody who was decided on belongs to the studio; a nominee does not yet. */
export const belongs = (state: MemberState): boolean => state === 'decided' || state === 'serving';

/**
 * Everything that keeps a leaving from being stated: 'stageNotOpen' (STUDIO-05) once the studio's term is over, (MEMBER-04) once the
 * membership is; 'ruleForbids' (MEMBER-O03) while a removal is undecided: nobody leaves before it; 'badInput' (MEMBER-O04) for a last day that is past, for one that is the end of the own term anyhow, and for a day to
 * come of somebody who does not serve yet.
 */
export function refuseLeaving(
  studio: StudioState,
  { state, toDay, isAccused }: Leavable,
  lastDay: Day,
  today: Day,
): readonly Refusal[] {
  if (!isAlive(studio)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  if (state !== 'nominated' && !belongs(state)) return [refuse('stageNotOpen', { ruleId: 'MEMBER-04' })];
  if (isAccused) return [refuse('ruleForbids', { ruleId: 'MEMBER-O03' })];
  const latest = toDay ?? today;
  const isWrong = lastDay < today || (lastDay > today && (state !== 'serving' || lastDay >= latest));
  return isWrong
    ? [refuse('badInput', { ruleId: 'MEMBER-O04', field: 'lastDay', facts: { issue: 'day', from: today, to: latest } })]
    : [];
}

/**
 * Everything that keeps an agreement from being declined: 'ruleForbids' (STUDIO-18) for the host, who issues another version or takes the
 * nomination back, and for whoever serves by it already; else as `refuseLeaving` on the same day.
 */
export function refuseDeclining(studio: StudioState, member: Leavable, side: Side, today: Day): readonly Refusal[] {
  if (side !== 'member' || member.state === 'serving') return [refuse('ruleForbids', { ruleId: 'STUDIO-18' })];
  return refuseLeaving(studio, member, today, today);
}
