/**
 * The fund of a studio (FUND-03, FUND-04): a budget a category, and what is committed and spent of it. Amounts are whole fen (分).
 * Money of one purpose never pays for another: there is no operation that moves it.
 */
import { z } from 'zod';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.js';

/** FUND-04: 办公设备和图书资料、日常办公、网站建设、业务培训、课题研究; anything else with its reason. */
export const fundCategories = ['equipment', 'office', 'website', 'training', 'research', 'other'] as const;
export type FundCategory = (typeof fundCategories)[number];

/** Up to ten thousand million yuan: sums stay exact. */
export const fenSchema = z.int().min(1).max(1_000_000_000_000);

export const fundRequestSchema = z.strictObject({
  category: z.enum(fundCategories),
  amountFen: fenSchema,
  purpose: z.string().trim().min(1).max(1000),
  /** Why none of the five categories fits; empty for the five. */
  otherReason: z.string().max(1000),
});
export type FundRequest = z.infer<typeof fundRequestSchema>;

export interface Balance {
  readonly budgetFen: number;
  /** Approved and not yet settled. */
  readonly committedFen: number;
  readonly spentFen: number;
}
export type Ledger = Readonly<Record<FundCategory, Balance>>;

/** Of all purposes. */
export const totalFen = (amounts: Readonly<Record<FundCategory, number>>): number =>
  fundCategories.reduce((sum, name) => sum + amounts[name], 0);

const empty: Balance = { budgetFen: 0, committedFen: 0, spentFen: 0 };
export const emptyLedger: Ledger = {
  equipment: empty,
  office: empty,
  website: empty,
  training: empty,
  research: empty,
  other: empty,
};

export const availableFen = ({ budgetFen, committedFen, spentFen }: Balance): number =>
  budgetFen - committedFen - spentFen;

/** A ledger from the lines there are; what was never granted is empty. */
export const ledgerOf = (lines: readonly (Balance & { readonly category: FundCategory })[]): Ledger => ({
  ...emptyLedger,
  ...Object.fromEntries(
    lines.map(({ category, budgetFen, committedFen, spentFen }) => [category, { budgetFen, committedFen, spentFen }]),
  ),
});

export type LedgerEvent =
  /** The year's money, or a supplement (追加): it comes from outside, never from another category. */
  | { readonly kind: 'grant'; readonly category: FundCategory; readonly amountFen: number }
  | { readonly kind: 'approve'; readonly category: FundCategory; readonly amountFen: number }
  /** The request ends: what its vouchers show is spent, the rest of what was approved is free again. */
  | {
      readonly kind: 'settle';
      readonly category: FundCategory;
      readonly approvedFen: number;
      readonly vouchersFen: number;
    };

/** What a sum is held against: what is left of its purpose, its budget, what was approved, what is committed. */
export type FundLimit = 'available' | 'budget' | 'approved' | 'committed';

const over = (limit: FundLimit, category: FundCategory, wantedFen: number, haveFen: number, ruleId = 'FUND-04') =>
  refuse('ruleForbids', { ruleId, field: 'amount', facts: { limit, category, wantedFen, haveFen } });

/** What is wrong with a request before anybody looks at money: 'badInput' (FUND-04) for 'other' without a reason. */
export const refuseRequest = ({
  category,
  otherReason,
}: Pick<FundRequest, 'category' | 'otherReason'>): Refusal | null =>
  category === 'other' && otherReason.trim() === ''
    ? refuse('badInput', { ruleId: 'FUND-04', field: 'otherReason' })
    : null;

/** FUND-08: there is money, but for another purpose, which it cannot leave. */
const standsElsewhere = (ledger: Ledger, { category, amountFen }: { category: FundCategory; amountFen: number }) =>
  fundCategories.some((name) => name !== category && availableFen(ledger[name]) >= amountFen);

/**
 * 'ruleForbids' with both figures (`wantedFen`, `haveFen`): beyond what is left of the category (FUND-04; FUND-08 where another purpose has
 * it), vouchers beyond what was approved, or more approved than is committed.
 */
export function refuseEntry(ledger: Ledger, event: LedgerEvent): Refusal | null {
  const balance = ledger[event.category];
  const amounts = event.kind === 'settle' ? [event.approvedFen, event.vouchersFen] : [event.amountFen];
  if (amounts.some((fen) => !Number.isSafeInteger(fen) || fen < 0))
    return refuse('badInput', { ruleId: 'FUND-04', field: 'amountFen' });
  if (event.kind === 'grant') return null;
  if (event.kind === 'approve') {
    const have = availableFen(balance);
    const ruleId = standsElsewhere(ledger, event) ? 'FUND-08' : 'FUND-04';
    return event.amountFen > have ? over('available', event.category, event.amountFen, have, ruleId) : null;
  }
  if (event.vouchersFen > event.approvedFen)
    return over('approved', event.category, event.vouchersFen, event.approvedFen);
  return event.approvedFen > balance.committedFen
    ? over('committed', event.category, event.approvedFen, balance.committedFen)
    : null;
}

/** What an entry adds to its category. */
function changeOf(event: LedgerEvent): Balance {
  switch (event.kind) {
    case 'grant':
      return { ...empty, budgetFen: event.amountFen };
    case 'approve':
      return { ...empty, committedFen: event.amountFen };
    case 'settle':
      return { budgetFen: 0, committedFen: -event.approvedFen, spentFen: event.vouchersFen };
  }
}

/** The next ledger; only the event's own category changes. */
export function enter(ledger: Ledger, event: LedgerEvent): Result<Ledger> {
  const no = refuseEntry(ledger, event);
  if (no) return refused(no);
  const before = ledger[event.category];
  const change = changeOf(event);
  const after: Balance = {
    budgetFen: before.budgetFen + change.budgetFen,
    committedFen: before.committedFen + change.committedFen,
    spentFen: before.spentFen + change.spentFen,
  };
  return accepted({ ...ledger, [event.category]: after });
}

/**
 * A voucher beside those there are: 'badInput' for nothing; 'ruleForbids' (FUND-04) with both figures for more than the purpose was granted
 * in the whole year, and for more together than was approved.
 */
export function refuseVoucher(
  { category, approvedFen }: { readonly category: FundCategory; readonly approvedFen: number },
  { budgetFen }: Pick<Balance, 'budgetFen'>,
  before: number,
  amountFen: number,
): Refusal | null {
  if (amountFen === 0) return refuse('badInput', { ruleId: 'FUND-04', field: 'amount' });
  if (amountFen > budgetFen) return over('budget', category, amountFen, budgetFen);
  return before + amountFen > approvedFen ? over('approved', category, before + amountFen, approvedFen) : null;
}

/** Year-end: what is left of each category; null while something is committed there and not settled. */
export const leftOver = (ledger: Ledger): Readonly<Record<FundCategory, number | null>> =>
  Object.fromEntries(
    fundCategories.map((name) => [name, ledger[name].committedFen > 0 ? null : availableFen(ledger[name])]),
  ) as Record<FundCategory, number | null>;
