import type { Db } from '../../db/database.js';
import { fundRequestsOf, fundYears } from '../../db/read/funds.js';
import type { Vault } from '../../db/sealed.js';
import type { Term } from '../../desk/kit/term.js';
import { dayIf } from '../../documents/day-words.js';
import { renderFundSheet } from '../../documents/fund-sheet.js';
import { writeSheet } from '../../documents/sheet.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { availableFen, type Balance, totalFen } from '../../domain/studio/fund/ledger.js';
import { sumOf, yuanOf } from '../../domain/studio/fund/money.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { studioWords } from '../../text/studio.js';
import { fundWords } from '../../text/web-fund.js';
import { studioHead } from './studio-head.js';

interface At {
  readonly tx: Db;
  readonly vault: Vault;
  readonly now: string;
  readonly language: Language;
}

const figures = (lines: readonly Balance[]): [string, string, string, string] => {
  const sum = (of: (line: Balance) => number) => yuanOf(lines.reduce((total, line) => total + of(line), 0));
  return [
    sum(({ budgetFen }) => budgetFen),
    sum(({ committedFen }) => committedFen),
    sum(({ spentFen }) => spentFen),
    sum(availableFen),
  ];
};

/** One year of a studio's fund as a settlement sheet, always in Chinese (FUND-O01). 'notFound' for a year without a grant, 'unprintable'. */
export async function fundSheetPdf({ tx, vault, now }: At, term: Term, year: number): Promise<Result<Buffer>> {
  const found = (await fundYears(tx, term.studioId)).find((one) => one.year === year);
  if (!found) return refused(refuse('notFound'));
  const { fundCategory, fundState } = studioWords.zh;
  const requests = (await fundRequestsOf(tx, vault, term.studioId)).filter((one) => one.year === year).toReversed();
  return renderFundSheet({
    ...(await studioHead(tx, term)),
    year,
    closedOn: dayIf(found.closedAt),
    grants: found.grants.map(({ reference, amounts, grantedAt }) => ({
      reference,
      amount: yuanOf(totalFen(amounts)),
      on: dayOf(grantedAt),
    })),
    lines: found.lines.map((line) => {
      const [budget, committed, spent, left] = figures([line]);
      return { category: fundCategory[line.category], budget, committed, spent, left };
    }),
    total: figures(found.lines),
    requests: requests.map((one) => ({
      number: one.number,
      category: fundCategory[one.category],
      purpose: one.purpose,
      amount: yuanOf(one.amountFen),
      vouchers: one.vouchers.length,
      settled: one.settledFen === null ? '' : yuanOf(one.settledFen),
      state: fundState[one.state],
    })),
    on: dayOf(now),
    at: now,
  });
}

/** Every request of a studio's fund with its vouchers as a sheet; money as text in yuan, so that no reader rounds it. */
export async function fundsSheet({ tx, vault, now, language }: At, term: Term): Promise<Buffer> {
  const words = fundWords[language];
  const { fundCategory, fundState } = studioWords[language];
  const list = (await fundRequestsOf(tx, vault, term.studioId)).toReversed();
  return writeSheet({
    name: words.title,
    title: words.sheetTitle(term.name),
    columns: [
      { title: words.yearOf, width: 8, align: 'center' },
      { title: words.number, width: 6, align: 'center' },
      { title: words.category, width: 18 },
      { title: words.purpose, width: 32 },
      { title: words.otherReason, width: 16 },
      { title: words.amount, width: 14 },
      { title: words.state, width: 14 },
      { title: words.vouchers, width: 24 },
      { title: words.voucherSum, width: 14 },
      { title: words.settled, width: 14 },
      { title: words.reason, width: 20 },
    ],
    rows: list.map((one) => [
      one.year,
      one.number,
      fundCategory[one.category],
      one.purpose,
      one.otherReason,
      yuanOf(one.amountFen),
      fundState[one.state],
      one.vouchers.map(({ number, amountFen }) => words.voucher(number, yuanOf(amountFen))).join('\n'),
      one.vouchers.length > 0 ? yuanOf(sumOf(one.vouchers)) : '',
      one.settledFen === null ? '' : yuanOf(one.settledFen),
      one.reason,
    ]),
    pageFooter: words.pageFooter,
    at: now,
  });
}
