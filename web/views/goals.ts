import type { GoalChangeState, GoalOpinion } from '../../domain/studio/letter/change.js';
import type { LetterDifference } from './letter.js';

/** One request to change the goals of a studio's letter (STUDIO-16, STUDIO-O07). */
export interface GoalChangeView {
  /** From 1 within the term. */
  readonly number: number;
  readonly state: GoalChangeState;
  readonly baseVersion: number;
  /** The version it led to; null unless granted. */
  readonly letterVersion: number | null;
  readonly requestedAt: string;
  readonly opinion: GoalOpinion | null;
  readonly opinionAt: string | null;
  readonly decidedAt: string | null;
  readonly difference: LetterDifference;
  /** Goals of the version before that were met when it was granted. */
  readonly met: readonly { readonly code: string; readonly text: string }[];
  /** Why each of them said what they said, for the host, the Institute and the section alone; empty where it was not said yet, or was erased. */
  readonly words: { readonly request: string; readonly opinion: string; readonly decision: string } | null;
}
