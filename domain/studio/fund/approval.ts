/** FUND-01, FUND-O01: who approves how much is the finance section's rule; the edition holds it as steps. */
import type { Role } from '../../vocabulary.js';

export interface ApprovalStep {
  /** Whole fen, itself included; null: whatever is above the steps before. */
  readonly upToFen: number | null;
  readonly role: Role;
}

/** The role of the first step the amount fits into; null where the steps end below it. */
export const approverOf = (
  amountFen: number,
  { approvalSteps }: { readonly approvalSteps: readonly ApprovalStep[] },
): Role | null => approvalSteps.find(({ upToFen }) => upToFen === null || amountFen <= upToFen)?.role ?? null;
