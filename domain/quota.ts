/**
 * Nomination places (推荐名额) as a row {cap, used}. The row itself is changed by a conditional update in the database;
 * these judgements say what the update may do and what a refused one means.
 */
import { isAfter } from './notice/window.js';
import { accepted, type Refusal, type Result, refuse, refused } from './refusal.js';
import type { Route } from './vocabulary.js';

/** Whole places; 0 ≤ used ≤ cap at all times. */
export interface QuotaRow {
  readonly cap: number;
  readonly used: number;
}

/** HOST-21 limits a county, HOST-23 a city-direct or private school. */
export const quotaRule: Readonly<Record<Route, string>> = { county: 'HOST-21', direct: 'HOST-23' };

/** 'quotaExhausted' under the rule of the route. */
export function refuseTake({ cap, used }: QuotaRow, route: Route): Refusal | null {
  return used < cap ? null : refuse('quotaExhausted', { ruleId: quotaRule[route], facts: { cap, used } });
}

/** HOST-23 (限报一人): `limit` is host.directSchoolQuota; nominees are those not withdrawn, vetoed or removed. */
export const singleNominee = (nominees: number, limit: number): Refusal | null =>
  refuseTake({ cap: limit, used: nominees }, 'direct');

export type QuotaEvent =
  | { readonly kind: 'take' }
  | { readonly kind: 'free' }
  | { readonly kind: 'raise'; readonly cap: number }
  /** I13: below current use only with the cases that lose their place; they are freed in the same step. */
  | { readonly kind: 'lower'; readonly cap: number; readonly affected: readonly string[] };

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** The next row. 'quotaExhausted' (take), 'ruleForbids' (free of nothing; lowering under use without the cases), 'badInput'. */
export function nextQuota(row: QuotaRow, event: QuotaEvent, route: Route): Result<QuotaRow> {
  const ruleId = quotaRule[route];
  switch (event.kind) {
    case 'take': {
      const no = refuseTake(row, route);
      return no ? refused(no) : accepted({ ...row, used: row.used + 1 });
    }
    case 'free':
      return row.used > 0
        ? accepted({ ...row, used: row.used - 1 })
        : refused(refuse('ruleForbids', { ruleId, field: 'used' }));
    case 'raise':
      return isCount(event.cap) && event.cap >= row.cap
        ? accepted({ ...row, cap: event.cap })
        : refused(refuse('badInput', { ruleId, field: 'cap', facts: { cap: row.cap } }));
    case 'lower': {
      if (!isCount(event.cap) || event.cap > row.cap)
        return refused(refuse('badInput', { ruleId, field: 'cap', facts: { cap: row.cap } }));
      const tooMany = Math.max(0, row.used - event.cap);
      if (event.affected.length !== tooMany || new Set(event.affected).size !== tooMany)
        return refused(
          refuse('ruleForbids', {
            ruleId,
            field: 'affected',
            facts: { cap: event.cap, used: row.used, need: tooMany },
          }),
        );
      return accepted({ cap: event.cap, used: row.used - tooMany });
    }
  }
}

/**
 * HOST-O14: a freed place may be filled again until the city's date (an instant, itself included), or until the date to which
 * the city reopened with a reason. 'windowClosed' after it; 'quotaExhausted' when no place is free.
 */
export function refuseRefill(
  row: QuotaRow,
  route: Route,
  dates: { readonly at: string; readonly cityDate: string; readonly reopenedUntil: string | null },
): Refusal | null {
  const until = dates.reopenedUntil ?? dates.cityDate;
  if (isAfter(dates.at, until)) return refuse('windowClosed', { ruleId: 'HOST-O14', facts: { closedAt: until } });
  return refuseTake(row, route);
}
