import { availableFen } from '../../domain/studio/fund/ledger.js';
import { yuanOf } from '../../domain/studio/fund/money.js';
import type { Language } from '../../domain/vocabulary.js';
import { dayName } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { fundWords } from '../../text/web-fund.js';
import {
  accountForms,
  closingForm,
  grantForm,
  lapseForm,
  requestForm,
  settleForm,
  withdrawForm,
} from '../fund-forms.js';
import type { FundClosing, FundRequestView, FundView, FundWork, FundYearView } from '../views/fund.js';
import { ActFormBox, type FormsOf } from './act-form.js';
import { Facts } from './say.js';
import { Table } from './table.js';

/** FUND-03, FUND-04: the fund of a studio by year and purpose, its requests, and what the reader may do. */
export function FundBox({ view, of }: { view: FundView; of: FormsOf }) {
  const { language } = of;
  const words = fundWords[language];
  return (
    <>
      <section class="card" aria-labelledby="fund">
        <h2 id="fund">{words.title}</h2>
        {view.years.length === 0 ? <p>{words.none}</p> : <p class="soft">{words.intro}</p>}
        {view.years.map((year) => (
          <YearTable year={year} language={language} />
        ))}
        {view.requests.length > 0 ? <Requests list={view.requests} language={language} /> : null}
        {view.years.length > 0 ? (
          <p>
            {view.years.map(({ year }) => (
              <>
                <a class="button second" href={`/api/studios/${view.studioId}/funds/${year}/settlement.pdf`}>
                  {words.yearSheet(year)}
                </a>{' '}
              </>
            ))}
            <a class="button second" href={`/api/studios/${view.studioId}/funds.xlsx`}>
              {words.sheet}
            </a>
          </p>
        ) : null}
      </section>
      {formsOf(view, language).map((form) => (
        <ActFormBox form={form} of={of} />
      ))}
    </>
  );
}

function formsOf(view: FundView, language: Language) {
  const { requests, accountsAs, isKeeper } = view;
  const of = (state: FundRequestView['state']) => requests.filter((one) => one.state === state);
  const mine = (state: FundRequestView['state']) => of(state).filter(({ accountBy }) => accountsAs.includes(accountBy));
  return [
    ...(view.granting ? [grantForm(view.granting, language)] : []),
    ...(view.asking ? [requestForm(view.asking, language)] : []),
    ...mine('approved').flatMap((one) => accountForms(one, language)),
    ...[...mine('requested'), ...mine('approved')].map((one) => withdrawForm(one, language)),
    ...(isKeeper ? of('handedIn').filter((one) => !mine('handedIn').includes(one)) : []).map((one) =>
      settleForm(one, language),
    ),
    ...view.lapsable.map((one) => lapseForm(one, language)),
    ...view.closable.map((one) => closingForm(one, language)),
  ];
}

/** One year by purpose, with the documents by which its money came. */
function YearTable({ year, language }: { year: FundYearView; language: Language }) {
  const words = fundWords[language];
  const names = studioWords[language].fundCategory;
  const row = (name: string, lines: FundYearView['lines']) => {
    const sum = (of: (line: FundYearView['lines'][number]) => number) =>
      yuanOf(lines.reduce((total, line) => total + of(line), 0));
    return [
      name,
      sum(({ budgetFen }) => budgetFen),
      sum(({ committedFen }) => committedFen),
      sum(({ spentFen }) => spentFen),
      sum(availableFen),
    ];
  };
  const closed = year.closedAt ? ` · ${words.closed(dayName(year.closedAt, language))}` : '';
  return (
    <>
      <Table
        caption={`${words.year(year.year)}${closed}`}
        head={[words.category, words.budget, words.committed, words.spent, words.available]}
        rows={[...year.lines.map((line) => row(names[line.category], [line])), row(words.total, year.lines)]}
      />
      <ul class="lines">
        {year.grants.map(({ number, amountFen, reference, otherReason, grantedAt }) => (
          <li>
            {words.grantLine(number, yuanOf(amountFen), reference, dayName(grantedAt, language))}{' '}
            {otherReason ? <span class="soft">{otherReason}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Requests({ list, language }: { list: readonly FundRequestView[]; language: Language }) {
  const words = fundWords[language];
  const { fundCategory, fundState } = studioWords[language];
  return (
    <Table
      caption={words.requests}
      head={[words.number, words.yearOf, words.category, words.amount, words.purpose, words.state, words.settled]}
      rows={list.map((one) => [
        String(one.number),
        String(one.year),
        fundCategory[one.category],
        yuanOf(one.amountFen),
        <>
          {one.purpose || words.erased} <Vouchers list={one.vouchers} language={language} />
        </>,
        <>
          <span class="tag">{fundState[one.state]}</span> {isWithUnit(one) ? words.byUnit : ''} {one.reason}
        </>,
        one.settledFen === null ? '' : yuanOf(one.settledFen),
      ])}
    />
  );
}

/** The studio has no host any more, and its unit is asked for the vouchers. */
const isWithUnit = ({ state, accountBy }: FundRequestView): boolean => state === 'approved' && accountBy === 'unit';

function Vouchers({ list, language }: { list: FundRequestView['vouchers']; language: Language }) {
  const words = fundWords[language];
  if (list.length === 0) return null;
  return (
    <ul class="lines">
      {list.map(({ number, amountFen, name, href }) => (
        <li>
          {words.voucher(number, yuanOf(amountFen))} {href ? <a href={href}>{name}</a> : words.erased}
        </li>
      ))}
    </ul>
  );
}

/** What the keeper reads of a year before closing it, and of the requests that nobody accounts for. */
export function FundYear({ year, language }: { year: FundClosing; language: Language }) {
  const words = fundWords[language];
  const { fundCategory } = studioWords[language];
  return (
    <section class="card" aria-labelledby="fund-year">
      <h2 id="fund-year">{words.title}</h2>
      <YearTable year={year} language={language} />
      {year.lapsable.length > 0 ? (
        <Table
          caption={words.unaccounted}
          head={[words.number, words.category, words.amount, words.purpose]}
          rows={year.lapsable.map(({ number, category, amountFen, purpose }) => [
            String(number),
            fundCategory[category],
            yuanOf(amountFen),
            purpose || words.erased,
          ])}
        />
      ) : null}
    </section>
  );
}

/** What whoever is asked reads of a request before deciding (FUND-O01). */
export function FundRead({ work, language }: { work: FundWork; language: Language }) {
  const words = fundWords[language];
  const { request, line } = work;
  const { fundCategory } = studioWords[language];
  return (
    <section class="card" aria-labelledby="fund-request">
      <h2 id="fund-request">{words.requests}</h2>
      <Facts
        rows={[
          [words.number, String(request.number)],
          [words.yearOf, words.year(request.year)],
          [words.category, fundCategory[request.category]],
          [words.amount, yuanOf(request.amountFen)],
          [words.purpose, request.purpose || words.erased],
          ...(request.otherReason ? [[words.otherReason, request.otherReason] as const] : []),
          [words.balance, words.balanceLine(yuanOf(line.budgetFen), yuanOf(availableFen(line)))],
          ...(request.accountBy === 'unit' ? [[words.accountBy, words.byUnit] as const] : []),
          ...(request.reason ? [[words.reason, request.reason] as const] : []),
        ]}
      />
      <Vouchers list={request.vouchers} language={language} />
    </section>
  );
}
