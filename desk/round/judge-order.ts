import { and, eq } from 'drizzle-orm';
import { countyQuotas, draws, organisations, roundOrders } from '../../db/schema/all.js';
import {
  type RoundDate,
  type RoundDateKey,
  roundDateKeys,
  roundDates,
} from '../../domain/host-selection/round-dates.js';
import { nextQuota } from '../../domain/quota.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { type Day, dayOf } from '../../domain/time/beijing.js';
import { editionById } from '../../policy/editions.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { judgeTieOrder } from '../city/order-tie.js';
import { lockCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { judgeParameters } from './judge-parameters.js';
import { aboveCeiling } from './judge-round.js';
import { type OrderChange, type OrderTerms, orderChanges } from './order-changes.js';

export interface JudgedOrder {
  readonly parameters: HostSelectionParameters;
  readonly dates: readonly RoundDate[];
}

/** What the round would be under these changes, or everything that speaks against them. */
export async function judgeOrder(
  desk: Desk,
  round: Round,
  changes: readonly OrderChange[],
): Promise<Result<JudgedOrder>> {
  const refusals: Refusal[] = [];
  for (const [at, change] of changes.entries()) refusals.push(...(await judgeChange(desk, round, change, at)));
  const judged = judgeParameters(await changedParameters(desk, round, changes));
  if (!judged.wellFormed) return refused(...judged.refusals);
  refusals.push(...judged.contradictions);
  if (changes.some(({ kind }) => kind === 'capacity'))
    refusals.push(...(await aboveCeiling(desk, round, judged.parameters)));
  const fixed = { ...(await fixedDays(desk, round)), ...movedDays(changes) };
  const dates = roundDates(
    desk.calendar(),
    round.openedAt ?? desk.now,
    { ...judged.parameters, level: round.level },
    fixed,
  );
  refusals.push(...outOfOrder(dates));
  return refusals.length > 0 ? refused(...refusals) : accepted({ parameters: judged.parameters, dates });
}

const movedDays = (changes: readonly OrderChange[]): Partial<Record<RoundDateKey, Day>> =>
  Object.assign({}, ...changes.map((change) => (change.kind === 'moveDates' ? change.days : {})));

/** Days that earlier orders fixed, and days that have passed: an order changes what is to come. */
export async function fixedDays(desk: Desk, round: Round): Promise<Partial<Record<RoundDateKey, Day>>> {
  const earlier = await desk.tx
    .select()
    .from(roundOrders)
    .where(and(eq(roundOrders.roundId, round.id), eq(roundOrders.state, 'inForce')));
  const ordered = earlier.sort((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? -1 : 1));
  const fixed = movedDays(ordered.flatMap(({ change }) => orderChanges.parse(change)));
  for (const key of roundDateKeys) {
    const due = round.dates[key];
    if (due && due < desk.now) fixed[key] = dayOf(due);
  }
  return fixed;
}

function* outOfOrder(dates: readonly RoundDate[]): Generator<Refusal> {
  for (const [at, date] of dates.entries()) {
    const before = dates[at - 1];
    if (before && date.day < before.day) {
      const facts = {
        contradiction: 'datesOutOfOrder',
        date: date.key,
        day: date.day,
        before: before.key,
        limit: before.day,
      };
      yield refuse('ruleForbids', { ruleId: 'HOST-15', field: `dates.${date.key}`, facts });
    }
  }
}

async function judgeChange(desk: Desk, round: Round, change: OrderChange, at: number): Promise<readonly Refusal[]> {
  const field = `changes.${at}`;
  switch (change.kind) {
    case 'moveDates':
      return Object.entries(change.days).flatMap(([key, day]) => {
        const due = round.dates[key];
        const over = due !== undefined && due < desk.now;
        if (over)
          return [
            refuse('windowClosed', { ruleId: 'HOST-15', field: `${field}.days.${key}`, facts: { closedAt: due } }),
          ];
        if (day >= dayOf(desk.now)) return [];
        return [refuse('badInput', { field: `${field}.days.${key}`, facts: { issue: 'past' } })];
      });
    case 'quota':
      return judgeQuota(desk, round, change, field);
    case 'reopenWindow':
      return judgeReopening(desk, round, change, field);
    case 'tieOrder': {
      const no = await judgeTieOrder(desk, round, change.order);
      return no ? [{ ...no, field: [field, no.field].filter(Boolean).join('.') }] : [];
    }
    case 'terms':
      return judgeNoticeLength(round, change.set.noticeWorkingDays ?? {}, `${field}.set.noticeWorkingDays`);
    case 'capacity':
      return [];
  }
}

async function judgeQuota(
  desk: Desk,
  round: Round,
  change: OrderChange & { kind: 'quota' },
  field: string,
): Promise<readonly Refusal[]> {
  const [row] = await desk.tx
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, round.id), eq(countyQuotas.orgId, change.countyId)))
    .for('update');
  // LOCAL-01: a county's own round has no county beneath it
  if (!row) return round.level === 'city' && (await isCounty(desk, change.countyId)) ? [] : [unknownCounty(field)];
  const kind = change.cap >= row.cap ? ('raise' as const) : ('lower' as const);
  const next = nextQuota(row, { kind, cap: change.cap, affected: change.affected }, 'county');
  if (!next.ok) return next.refusals.map((no) => ({ ...no, field: `${field}.${no.field ?? 'cap'}` }));
  const refusals: Refusal[] = [];
  for (const caseId of change.affected) {
    const [file] = await lockCase(desk.tx, { caseId });
    const theirs = file?.roundId === round.id && file.countyId === change.countyId && file.holdsPlace === 1;
    // What the county has sent to the city is with the city: its place cannot be taken back by lowering a number.
    if (!theirs || (file.state !== 'countyReview' && file.state !== 'countyNotice'))
      refusals.push(refuse('ruleForbids', { ruleId: 'HOST-21', field: `${field}.affected`, facts: { caseId } }));
  }
  return refusals;
}

async function judgeReopening(
  desk: Desk,
  round: Round,
  change: OrderChange & { kind: 'reopenWindow' },
  field: string,
): Promise<readonly Refusal[]> {
  const ruleId = 'HOST-O14';
  const [drawn] = await desk.tx.select({ id: draws.id }).from(draws).where(eq(draws.roundId, round.id));
  if (drawn) return [refuse('stageNotOpen', { ruleId, field, facts: { stage: 'panelFormation' } })];
  const [quota] = await desk.tx
    .select()
    .from(countyQuotas)
    .where(and(eq(countyQuotas.roundId, round.id), eq(countyQuotas.orgId, change.countyId)));
  if (!quota) return [unknownCounty(field)];
  const isPast = change.until < dayOf(desk.now);
  const isLater = change.until > dayOf(round.dates.nominationWindow ?? desk.now);
  if (!isPast && isLater) return [];
  return [refuse('badInput', { ruleId, field: `${field}.until`, facts: { issue: isPast ? 'past' : 'notLater' } })];
}

const unknownCounty = (field: string): Refusal =>
  refuse('badInput', { ruleId: 'HOST-21', field: `${field}.countyId`, facts: { issue: 'unknown' } });

async function isCounty(desk: Desk, id: string): Promise<boolean> {
  const [org] = await desk.tx.select({ kind: organisations.kind }).from(organisations).where(eq(organisations.id, id));
  return org?.kind === 'countyAuthority';
}

/**
 * NOTICE-O01: an order may lengthen notices, and take that back; it never goes below what the round's edition promises the public, or
 * what the round promises where that is less.
 */
function judgeNoticeLength(
  { editionId, parameters }: Round,
  asked: Readonly<{ county?: number | undefined; city?: number | undefined }>,
  field: string,
): readonly Refusal[] {
  const promised = editionById(editionId)?.parameters.noticeWorkingDays;
  return (['county', 'city'] as const).flatMap((level) => {
    const [days, now] = [asked[level], parameters.noticeWorkingDays[level]];
    const limit = Math.min(now, promised?.[level] ?? now);
    if (days === undefined || days >= limit) return [];
    const facts = { contradiction: 'noticeTooShort', value: days, limit };
    return [refuse('ruleForbids', { ruleId: 'NOTICE-O01', field: `${field}.${level}`, facts })];
  });
}

/** Of the lengths of notices an order may name one; the other stays. */
const withTerms = (parameters: Record<string, unknown>, set: OrderTerms): Record<string, unknown> => ({
  ...parameters,
  ...set,
  ...(set.noticeWorkingDays && {
    noticeWorkingDays: { ...(parameters.noticeWorkingDays as object), ...set.noticeWorkingDays },
  }),
});

/** Quotas are named by county code in the parameters and by id in orders. */
async function changedParameters(desk: Desk, round: Round, changes: readonly OrderChange[]): Promise<unknown> {
  let parameters: Record<string, unknown> = { ...round.parameters };
  for (const change of changes) {
    if (change.kind === 'capacity') parameters.capacity = change.capacity;
    if (change.kind === 'terms') parameters = withTerms(parameters, change.set);
    if (change.kind !== 'quota') continue;
    const [county] = await desk.tx
      .select({ code: organisations.code })
      .from(organisations)
      .where(eq(organisations.id, change.countyId));
    const quotas = parameters.countyQuotas as Record<string, number>;
    if (county) parameters = { ...parameters, countyQuotas: { ...quotas, [county.code]: change.cap } };
  }
  return parameters;
}
