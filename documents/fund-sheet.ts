import { accepted, type Result, refused } from '../domain/refusal.js';
import { dayInChinese } from './day-words.js';
import { unprintable } from './glyphs.js';
import { renderPdf } from './pdf.js';

/** The facts of a year's settlement sheet (FUND-04, FUND-O01). Money is in yuan with two places, what has a name in Chinese words. */
export interface FundSheetData {
  readonly studioName: string;
  readonly studioNo: string;
  readonly bureau: string;
  readonly unit: string;
  readonly host: string;
  readonly year: number;
  /** Beijing day; empty while the year is open. */
  readonly closedOn: string;
  readonly grants: readonly { readonly reference: string; readonly amount: string; readonly on: string }[];
  readonly lines: readonly {
    readonly category: string;
    readonly budget: string;
    readonly committed: string;
    readonly spent: string;
    readonly left: string;
  }[];
  /** Of all categories, in the order of a line's figures. */
  readonly total: readonly [budget: string, committed: string, spent: string, left: string];
  readonly requests: readonly {
    readonly number: number;
    readonly category: string;
    readonly purpose: string;
    readonly amount: string;
    /** Number of vouchers. */
    readonly vouchers: number;
    /** Empty until it is settled. */
    readonly settled: string;
    readonly state: string;
  }[];
  /** Beijing day on which it was printed. */
  readonly on: string;
  /** Instant: the creation time inside the file. */
  readonly at: string;
}

export type FundSheetView = Omit<FundSheetData, 'grants' | 'lines' | 'requests' | 'closedOn' | 'on'> & {
  readonly grants: readonly (readonly string[])[];
  readonly lines: readonly (readonly string[])[];
  readonly requests: readonly (readonly string[])[];
  readonly closedOn: string;
  readonly on: string;
};

/** The settlement sheet as PDF, always in Chinese. Refusal `unprintable` when a text has a character the font lacks. */
export async function renderFundSheet(data: FundSheetData): Promise<Result<Buffer>> {
  const refusal = unprintable(data);
  if (refusal) return refused(refusal);
  const { grants, lines, requests, closedOn, on, ...rest } = data;
  return accepted(
    await renderPdf('fund-sheet', {
      ...rest,
      closedOn: closedOn && dayInChinese(closedOn),
      on: dayInChinese(on),
      grants: grants.map((one) => [one.reference, one.amount, dayInChinese(one.on)]),
      lines: lines.map((one) => [one.category, one.budget, one.committed, one.spent, one.left]),
      requests: requests.map((one) => [
        String(one.number),
        one.category,
        one.purpose,
        one.amount,
        String(one.vouchers),
        one.settled,
        one.state,
      ]),
    }),
  );
}
