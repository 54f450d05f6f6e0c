/** Who may grant, ask, approve and settle, and when (FUND-01, FUND-04, FUND-O01). What money there is says the ledger. */
import { nextState } from '../../machine.js';
import { type Refusal, type Result, refuse } from '../../refusal.js';
import type { Day, Instant } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { isAlive } from '../letter/issue.js';
import type { StudioState } from '../states.js';
import { type ApprovalSteps, refuseBeyondSteps } from './approval.js';
import { type FundCategory, type FundRequest, fundCategories, refuseRequest } from './ledger.js';
import { type FundEvent, type FundState, fundMachine } from './states.js';

const ruleId = 'FUND-O01';

/** Nothing new is granted to a studio that is over or asked for by one that stands still. */
export const mayAskForFunds = (state: StudioState): boolean => isAlive(state) && state !== 'suspended';

/** 年度: the calendar year's last day. */
export const lastDayOf = (year: number): Day => `${year}-12-31`;

/** A year (年度) is a calendar year, of which some day lies in the term. */
const isYearOf = (year: number, { from, to }: DaySpan): boolean =>
  Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4));

/**
 * Everything that keeps a year's money, or a supplement, from being granted: 'stageNotOpen' (STUDIO-05) once the studio is over,
 * (FUND-O01) once the year is closed; 'badInput' for a year outside the term, for nothing at all, and for 'other' without a reason.
 */
export function refuseGrant(
  term: DaySpan & { readonly state: StudioState },
  year: { readonly year: number; readonly isClosed: boolean },
  amounts: Readonly<Record<FundCategory, number>>,
  otherReason: string,
): readonly Refusal[] {
  if (!isAlive(term.state)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  if (year.isClosed) return [refuse('stageNotOpen', { ruleId })];
  const list: Refusal[] = [];
  if (!isYearOf(year.year, term)) list.push(refuse('badInput', { ruleId: 'STUDIO-05', field: 'year' }));
  if (fundCategories.every((name) => amounts[name] === 0))
    list.push(refuse('badInput', { ruleId: 'FUND-04', field: 'amounts.equipment', facts: { issue: 'empty' } }));
  const noReason = amounts.other > 0 && refuseRequest({ category: 'other', otherReason });
  return noReason ? [...list, noReason] : list;
}

/**
 * What keeps a request from being made, but for the money: 'stageNotOpen' (STUDIO-05) while the term is over or stands still, (FUND-O01) once
 * the year is closed; 'badInput' (FUND-04) for nothing and for 'other' without a reason; 'ruleForbids' (FUND-O01) beyond what anybody may approve.
 */
export function refuseAsking(
  state: StudioState,
  { isClosed }: { readonly isClosed: boolean },
  request: Pick<FundRequest, 'category' | 'amountFen' | 'otherReason'>,
  p: ApprovalSteps,
): Refusal | null {
  if (!mayAskForFunds(state)) return refuse('stageNotOpen', { ruleId: 'STUDIO-05' });
  if (isClosed) return refuse('stageNotOpen', { ruleId });
  if (request.amountFen === 0) return refuse('badInput', { ruleId: 'FUND-04', field: 'amount' });
  return refuseRequest(request) ?? refuseBeyondSteps(request.amountFen, p);
}

/** Where an event leads a request. Refuses as `nextState`. */
export const movedBy = (state: FundState, event: FundEvent, vouched = true): Result<FundState> =>
  nextState(fundMachine, { state, previous: null, context: { vouched } }, event);

interface Judged {
  readonly requestedBy: string;
  readonly approvedBy: string | null;
}
interface Vouched {
  /** Who put the vouchers behind it: the host, or the unit's leader. */
  readonly vouchedBy: readonly string[];
}

/** 'secondPersonRequired' for whoever asked; 'badInput' for a no without a reason. Both FUND-O01. */
export function refuseApproval(
  request: Pick<Judged, 'requestedBy'>,
  said: { readonly personId: string; readonly outcome: 'approved' | 'refused'; readonly reason: string },
): Refusal | null {
  if (said.personId === request.requestedBy) return refuse('secondPersonRequired', { ruleId });
  return said.outcome === 'refused' && said.reason === '' ? refuse('badInput', { ruleId, field: 'reason' }) : null;
}

interface TwoPersons {
  readonly settledBySecondPerson: boolean;
}

/** 'secondPersonRequired' for whoever asked or vouched and, where the edition wants two persons, for whoever approved. */
function refuseSame({ requestedBy, approvedBy, vouchedBy }: Judged & Vouched, personId: string, p: TwoPersons) {
  const isSame = personId === requestedBy || vouchedBy.includes(personId);
  return isSame || (p.settledBySecondPerson && personId === approvedBy)
    ? refuse('secondPersonRequired', { ruleId })
    : null;
}

/**
 * 'secondPersonRequired' for whoever asked or vouched and, where the edition wants two persons (`settledBySecondPerson`), for whoever approved;
 * 'badInput' for a return without a reason. All FUND-O01.
 */
export function refuseSettlement(
  request: Judged & Vouched,
  said: { readonly personId: string; readonly outcome: 'settled' | 'returned'; readonly reason: string },
  p: TwoPersons,
): Refusal | null {
  const same = refuseSame(request, said.personId, p);
  if (same) return same;
  return said.outcome === 'returned' && said.reason === '' ? refuse('badInput', { ruleId, field: 'reason' }) : null;
}

/**
 * What keeps an approved request from lapsing because nobody accounts for it: 'stageNotOpen' while its term goes on, and where it is not
 * approved; 'ruleForbids' while there is time to vouch for it (facts `vouchersUntil`); else as a settlement. All FUND-O01.
 * @param until the last instant of that time; null where nobody can vouch for it any more
 */
export function refuseLapse(
  request: Judged & Vouched & { readonly state: FundState },
  term: StudioState,
  said: { readonly personId: string; readonly reason: string; readonly now: Instant; readonly until: Instant | null },
  p: TwoPersons,
): Refusal | null {
  if (request.state !== 'approved' || isAlive(term)) return refuse('stageNotOpen', { ruleId });
  if (said.until && said.now <= said.until)
    return refuse('ruleForbids', { ruleId, facts: { vouchersUntil: said.until } });
  const same = refuseSame(request, said.personId, p);
  if (same) return same;
  return said.reason === '' ? refuse('badInput', { ruleId, field: 'reason' }) : null;
}

/**
 * Year-end: 'stageNotOpen' (FUND-O01) before the year's last day unless the studio is over, and once it is closed; 'ruleForbids' (FUND-O01)
 * while requests are neither settled nor given up (facts `open`: how many).
 */
export function refuseClosing(
  { year, isClosed, open }: { readonly year: number; readonly isClosed: boolean; readonly open: number },
  state: StudioState,
  today: Day,
): Refusal | null {
  if (isClosed || (today < lastDayOf(year) && isAlive(state))) return refuse('stageNotOpen', { ruleId });
  return open > 0 ? refuse('ruleForbids', { ruleId, facts: { fundsOpen: open } }) : null;
}
