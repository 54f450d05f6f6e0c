/** FUND-01, FUND-O01: who grants, approves and settles is the finance section's rule; the edition holds it as posts and steps. */
import { type Refusal, refuse } from '../../refusal.js';
import type { Role } from '../../vocabulary.js';

/** Posts that may have a say about money; nobody's own application or score does. */
export const fundRoles = [
  'schoolLeader',
  'countyOfficer',
  'countyLeader',
  'cityOfficer',
  'cityLeader',
  'sectionOfficer',
  'instituteOfficer',
] as const satisfies readonly Role[];
export type FundRole = (typeof fundRoles)[number];

export interface ApprovalStep {
  /** Whole fen, itself included; null: whatever is above the steps before. */
  readonly upToFen: number | null;
  readonly role: FundRole;
}

export interface ApprovalSteps {
  readonly approvalSteps: readonly ApprovalStep[];
}

/** The role of the first step the amount fits into; null where the steps end below it. */
export const approverOf = (amountFen: number, { approvalSteps }: ApprovalSteps): FundRole | null =>
  approvalSteps.find(({ upToFen }) => upToFen === null || amountFen <= upToFen)?.role ?? null;

/** 'ruleForbids' (FUND-O01) with both figures: nobody may approve so much. */
export function refuseBeyondSteps(amountFen: number, { approvalSteps }: ApprovalSteps): Refusal | null {
  if (approverOf(amountFen, { approvalSteps }) !== null) return null;
  const haveFen = approvalSteps.at(-1)?.upToFen ?? 0;
  const facts = { limit: 'approvable', wantedFen: amountFen, haveFen };
  return refuse('ruleForbids', { ruleId: 'FUND-O01', field: 'amount', facts });
}
