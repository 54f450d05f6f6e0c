import { fundCategories } from '../domain/studio/fund/ledger.js';
import { sumOf, yuanOf } from '../domain/studio/fund/money.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from '../text/studio.js';
import { fundWords } from '../text/web-fund.js';
import type { ActForm, HiddenField, LineField } from './views/act-form.js';
import type { FundRequestView, FundView } from './views/fund.js';

const bound = ({ termId, requestId }: FundRequestView): readonly HiddenField[] => [
  { kind: 'hidden', name: 'termId', value: termId },
  { kind: 'hidden', name: 'requestId', value: requestId },
];

/** Yuan, as `yuanSchema` reads it. */
const amountField = (language: Language): LineField => ({
  kind: 'text',
  name: 'amount',
  label: fundWords[language].amount,
  hint: fundWords[language].amountHint,
  required: true,
  short: true,
  maxLength: 13,
});

/** FUND-03, FUND-04: a year's money by purpose, or more of it. */
export function grantForm({ termId, year }: NonNullable<FundView['granting']>, language: Language): ActForm {
  const words = fundWords[language];
  const names = studioWords[language].fundCategory;
  return {
    act: 'grantFunds',
    title: words.grant,
    intro: words.grantIntro,
    rule: 'FUND-04',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'number', name: 'year', label: words.yearLabel, required: true, short: true, value: String(year) },
      ...fundCategories.map((category) => ({
        kind: 'text' as const,
        name: `amounts.${category}`,
        label: names[category],
        short: true,
        maxLength: 13,
      })),
      {
        kind: 'text',
        name: 'reference',
        label: words.reference,
        hint: words.referenceHint,
        required: true,
        maxLength: 200,
      },
      { kind: 'text', name: 'otherReason', label: words.otherReason, hint: words.otherReasonHint, maxLength: 1000 },
    ],
    submit: words.grant,
  };
}

/** FUND-04: the host asks for money of one purpose. */
export function requestForm({ termId, years }: NonNullable<FundView['asking']>, language: Language): ActForm {
  const words = fundWords[language];
  const names = studioWords[language].fundCategory;
  return {
    act: 'requestFunds',
    title: words.ask,
    intro: words.askIntro,
    rule: 'FUND-04',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'select',
        name: 'year',
        label: words.yearLabel,
        required: true,
        options: years.map((year) => ({ value: String(year), label: words.year(year) })),
      },
      {
        kind: 'select',
        name: 'category',
        label: words.category,
        required: true,
        options: fundCategories.map((value) => ({ value, label: names[value] })),
      },
      amountField(language),
      { kind: 'long', name: 'purpose', label: words.purpose, required: true, maxLength: 1000, rows: 3 },
      { kind: 'text', name: 'otherReason', label: words.otherReason, hint: words.otherReasonHint, maxLength: 1000 },
    ],
    submit: words.ask,
  };
}

/** FUND-O01: what whoever accounts for an approved request does to it: vouchers, and handing them in. */
export function accountForms(request: FundRequestView, language: Language): readonly ActForm[] {
  const words = fundWords[language];
  const { number } = request;
  const add: ActForm = {
    act: 'addVoucher',
    id: `voucher-${number}`,
    title: `${words.addVoucher} · ${number}`,
    intro: words.addVoucherIntro,
    rule: 'FUND-O01',
    folded: true,
    fields: [
      ...bound(request),
      amountField(language),
      { kind: 'file', name: 'file', label: words.file, required: true, accept: '.pdf,.png,.jpg,.jpeg,.docx,.xlsx' },
    ],
    submit: words.addVoucher,
    tone: 'second',
    upload: true,
  };
  const takeOff = request.vouchers.map(
    (voucher): ActForm => ({
      act: 'removeVoucher',
      id: `voucher-${number}-${voucher.number}`,
      title: `${words.removeVoucher(voucher.number)} · ${number}`,
      folded: true,
      tone: 'second',
      fields: [...bound(request), { kind: 'hidden', name: 'voucherId', value: voucher.voucherId }],
      submit: words.removeVoucher(voucher.number),
    }),
  );
  const handIn: ActForm = {
    act: 'handInVouchers',
    id: `account-${number}`,
    title: words.handIn(number),
    intro: words.handInIntro(yuanOf(sumOf(request.vouchers))),
    rule: 'FUND-O01',
    folded: true,
    fields: bound(request),
    submit: words.handIn(number),
  };
  return [add, ...takeOff, ...(request.vouchers.length > 0 ? [handIn] : [])];
}

/** FUND-O01: whoever accounts for a request gives it up. */
export function withdrawForm(request: FundRequestView, language: Language): ActForm {
  const words = fundWords[language];
  const { number } = request;
  return {
    act: 'withdrawFunds',
    id: `withdraw-${number}`,
    title: words.withdraw(number),
    intro: words.withdrawIntro,
    rule: 'FUND-O01',
    tone: 'danger',
    folded: true,
    fields: bound(request),
    submit: words.withdraw(number),
  };
}

/** FUND-O01: what was handed in is settled, or goes back. */
export function settleForm(request: FundRequestView, language: Language): ActForm {
  const words = fundWords[language];
  const { number, amountFen, vouchers, contentHash } = request;
  return {
    act: 'settleFunds',
    id: `settle-${number}`,
    title: words.settle(number),
    intro: words.settleIntro(yuanOf(amountFen), yuanOf(sumOf(vouchers))),
    rule: 'FUND-O01',
    folded: true,
    fields: [
      ...bound(request),
      { kind: 'hidden', name: 'contentHash', value: contentHash },
      {
        kind: 'choice',
        name: 'outcome',
        label: words.settleOutcome,
        required: true,
        options: [
          { value: 'settled', label: words.asSettled },
          { value: 'returned', label: words.asReturned },
        ],
      },
      {
        kind: 'long',
        name: 'reason',
        label: words.decisionReason,
        hint: words.decisionReasonHint,
        maxLength: 1000,
        rows: 2,
      },
    ],
    submit: words.submit,
  };
}

/** FUND-O01: the studio is over and nobody accounts for a request: its keeper lets it lapse. */
export function lapseForm(request: FundRequestView, language: Language): ActForm {
  const words = fundWords[language];
  const { number, amountFen } = request;
  return {
    act: 'lapseRequest',
    id: `lapse-${number}`,
    title: words.lapse(number),
    intro: words.lapseIntro(yuanOf(amountFen)),
    rule: 'FUND-O01',
    tone: 'danger',
    folded: true,
    fields: [
      ...bound(request),
      { kind: 'long', name: 'reason', label: words.decisionReason, required: true, maxLength: 1000, rows: 2 },
    ],
    submit: words.lapse(number),
  };
}

/** FUND-O01: year-end. */
export function closingForm({ termId, year }: FundView['closable'][number], language: Language): ActForm {
  const words = fundWords[language];
  return {
    act: 'closeFundYear',
    id: `close-${year}`,
    title: words.closeYear(year),
    intro: words.closeYearIntro,
    rule: 'FUND-O01',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      { kind: 'hidden', name: 'year', value: String(year) },
    ],
    submit: words.closeYear(year),
  };
}
