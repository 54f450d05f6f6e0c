import type { LossGround, LossState } from '../../domain/studio/loss.js';

/** One report that a studio has lost its host, for the section and whoever decides (STUDIO-O04). */
export interface LossView {
  readonly number: number;
  readonly state: LossState;
  readonly reportedAt: string;
  /** Null once it was erased. `lastDay`: a Beijing day. */
  readonly report: { readonly ground: LossGround; readonly lastDay: string; readonly words: string } | null;
  readonly decidedAt: string | null;
  readonly decisionNumber: string | null;
  /** Empty before, and once it was erased. */
  readonly reason: string;
}
