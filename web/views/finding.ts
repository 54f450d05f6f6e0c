import type { AccountabilityOutcome, AccountabilityState } from '../../domain/studio/veto/accountability.js';
import type { FindingGround } from '../../domain/studio/veto/grounds.js';
import type { VetoKind, VetoStatus } from '../../domain/studio/veto/vetoes.js';

/** One veto on a studio, as its readers see it: no words of the case. */
export interface FindingView {
  readonly kind: VetoKind;
  readonly ground: FindingGround;
  readonly status: VetoStatus;
  readonly registeredAt: string;
  readonly hearingUntil: string;
  readonly decidedAt: string | null;
  readonly decisionNumber: string | null;
  readonly appealUntil: string | null;
  /** The last day without honours. */
  readonly barredUntil: string | null;
  readonly accountability: AccountabilityState | null;
  readonly accountabilityOutcome: AccountabilityOutcome | null;
  readonly accountabilityClosedAt: string | null;
}

/** What a task of a finding shows. */
export interface FindingWork {
  readonly kind: VetoKind;
}
