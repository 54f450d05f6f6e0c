import type { Accountant } from '../../domain/studio/fund/accountant.js';
import type { FundCategory } from '../../domain/studio/fund/ledger.js';
import type { FundState } from '../../domain/studio/fund/states.js';

/** Money is whole fen in views too; it becomes yuan where it is shown. */
export interface FundLineView {
  readonly category: FundCategory;
  readonly budgetFen: number;
  /** Approved and not yet settled. */
  readonly committedFen: number;
  readonly spentFen: number;
}

export interface FundYearView {
  readonly year: number;
  readonly closedAt: string | null;
  readonly lines: readonly FundLineView[];
  readonly grants: readonly {
    readonly number: number;
    readonly amountFen: number;
    readonly reference: string;
    readonly otherReason: string;
    readonly grantedAt: string;
  }[];
}

/** FUND-O01: a file with an amount; `href` is null once its file was erased. */
export interface VoucherView {
  readonly voucherId: string;
  readonly number: number;
  readonly amountFen: number;
  readonly name: string;
  readonly href: string | null;
}

export interface FundRequestView {
  readonly requestId: string;
  readonly termId: string;
  readonly number: number;
  readonly year: number;
  readonly category: FundCategory;
  readonly amountFen: number;
  readonly purpose: string;
  readonly otherReason: string;
  readonly state: FundState;
  readonly requestedAt: string;
  readonly settledFen: number | null;
  /** Who hands its vouchers in (FUND-O01). */
  readonly accountBy: Accountant;
  /** Why it was refused or has lapsed, or its vouchers were returned. */
  readonly reason: string;
  readonly vouchers: readonly VoucherView[];
  /** Of request and vouchers as shown: a settlement names it. */
  readonly contentHash: string;
}

/** The fund of a studio (FUND-03, FUND-04) on its page, with what the reader may do to it. */
export interface FundView {
  readonly studioId: string;
  readonly years: readonly FundYearView[];
  readonly requests: readonly FundRequestView[];
  /** Where the reader, as host, may ask for money: the open years. */
  readonly asking: { readonly termId: string; readonly years: readonly number[] } | null;
  /** As whom the reader accounts for requests, and may hand in and give up. */
  readonly accountsAs: readonly Accountant[];
  /** The reader keeps the fund, and may settle. */
  readonly isKeeper: boolean;
  /** Where the reader may grant money. */
  readonly granting: { readonly termId: string; readonly year: number } | null;
  /** Requests the reader may let lapse, because nobody accounts for them. */
  readonly lapsable: readonly FundRequestView[];
  /** Years the reader may close. */
  readonly closable: readonly { readonly termId: string; readonly year: number }[];
}

/** A request before whoever is asked about it, with what its purpose has. */
export interface FundWork {
  readonly request: FundRequestView;
  readonly line: FundLineView;
}

/** A year before its keeper, to be closed; `lapsable`: what keeps it open and nobody accounts for. */
export type FundClosing = FundYearView & { readonly termId: string; readonly lapsable: readonly FundRequestView[] };
