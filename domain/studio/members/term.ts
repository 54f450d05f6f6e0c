/** How long a member belongs to a studio, when summaries are due, and by when an empty place should be filled. */
import { addDays, addMonths, addYears, type Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { earlierOf } from '../../time/span.js';
import { membersRange } from '../composition.js';
import type { StudioState } from '../states.js';

/** MEMBER-04: the last day of three years, whatever becomes of the studio. */
export const wholeMembershipTo = (from: Day, p: { readonly memberTermYears: number }): Day =>
  addDays(addYears(from, p.memberTermYears), -1);

/** MEMBER-04: three years; STUDIO-O01, MEMBER-O04: never beyond the studio's term, also for a replacement that came later. */
export const membershipOf = (studioTerm: DaySpan, from: Day, p: { readonly memberTermYears: number }): DaySpan => ({
  from,
  to: earlierOf(wholeMembershipTo(from, p), studioTerm.to),
});

/** MEMBER-06: months between two written summaries. */
export const summaryMonths = { halfYear: 6, year: 12, term: null } as const;
export type SummaryEvery = keyof typeof summaryMonths;

/** MEMBER-06: the last day of each period, the last of them the last day of the membership. */
export function summaryDaysOf(membership: DaySpan, p: { readonly summaryEvery: SummaryEvery }): readonly Day[] {
  const months = summaryMonths[p.summaryEvery];
  const days: Day[] = [];
  for (let n = 1; months !== null; n += 1) {
    const day = addDays(addMonths(membership.from, n * months), -1);
    if (day >= membership.to) break;
    days.push(day);
  }
  return [...days, membership.to];
}

/** MEMBER-06: the day on which the summary of a period is asked for. */
export const summaryAskedOn = (due: Day, p: { readonly summaryOpensDaysBefore: number }): Day =>
  addDays(due, -p.summaryOpensDaysBefore);

/** Days due and not handed in, as of a day (itself still in time). */
export const missingSummaries = (due: readonly Day[], handedInFor: readonly Day[], today: Day): readonly Day[] =>
  due.filter((day) => day < today && !handedInFor.includes(day));

/** STUDIO-O06: fewer than five: warned, and this long to fill; a studio is never closed for it. Null where none is missing. */
export const fillBy = (
  members: number,
  since: Day,
  p: { readonly membersMin: number; readonly membersMax: number; readonly memberFillDays: number },
): Day | null => (membersRange(members, p) === 'below' ? addDays(since, p.memberFillDays) : null);

/** STUDIO-O06: members are counted once the studio works; while it is established the checklist says what is missing. */
const working: readonly StudioState[] = ['running', 'underAssessment'];
export const isCounted = (state: StudioState): boolean => working.includes(state);
