import { and, asc, eq, inArray, isNull, max } from 'drizzle-orm';
import { wrappedKeyOf } from '../../../db/read/data-keys.js';
import { fundRequests, vouchers } from '../../../db/schema/all.js';
import type { Refusal } from '../../../domain/refusal.js';
import { refuse } from '../../../domain/refusal.js';
import { sumOf } from '../../../domain/studio/fund/money.js';
import { movedBy } from '../../../domain/studio/fund/requests.js';
import { type FundEvent, fundsPending } from '../../../domain/studio/fund/states.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { hashOf } from '../../kit/canonical.js';
import type { Desk } from '../../kit/deps.js';
import type { FundYear } from './lines.js';

export type FundRequestRow = typeof fundRequests.$inferSelect;
export type Voucher = typeof vouchers.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** One request of a term, locked; null for none. The term is locked before. */
export async function lockRequest(
  { tx }: At,
  termId: string,
  by: { readonly id: string } | { readonly number: number },
) {
  const which = 'id' in by ? eq(fundRequests.id, by.id) : eq(fundRequests.number, by.number);
  const [row] = await tx
    .select()
    .from(fundRequests)
    .where(and(eq(fundRequests.termId, termId), which))
    .for('update');
  return row ?? null;
}

export async function requestBy({ tx }: At, termId: string, number: number): Promise<FundRequestRow | null> {
  const [row] = await tx
    .select()
    .from(fundRequests)
    .where(and(eq(fundRequests.termId, termId), eq(fundRequests.number, number)));
  return row ?? null;
}

export async function nextRequestNumber({ tx }: At, termId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(fundRequests.number) })
    .from(fundRequests)
    .where(eq(fundRequests.termId, termId));
  return (row?.last ?? 0) + 1;
}

/** How many requests of a year are neither settled nor given up, whichever term they were made in. */
export async function pendingIn({ tx }: At, { studioId, year }: FundYear): Promise<number> {
  const rows = await tx
    .select({ id: fundRequests.id })
    .from(fundRequests)
    .where(
      and(
        eq(fundRequests.studioId, studioId),
        eq(fundRequests.year, year),
        inArray(fundRequests.state, [...fundsPending]),
      ),
    );
  return rows.length;
}

/** What stands behind a request, in the order in which it was handed in; what was taken off is not among it. */
export const vouchersOf = ({ tx }: At, requestId: string): Promise<readonly Voucher[]> =>
  tx
    .select()
    .from(vouchers)
    .where(and(eq(vouchers.requestId, requestId), isNull(vouchers.removedAt)))
    .orderBy(asc(vouchers.number));

/** Its words went with the host (docs/decisions/0013), and so would every voucher: nothing can be kept behind it any more. */
export const isErased = async ({ tx }: At, { termId }: Pick<FundRequestRow, 'termId'>): Promise<boolean> =>
  (await wrappedKeyOf(tx, termId)) === null;

/** What is approved is what was asked (I9): money and purpose by number, no words, so that it outlives their erasure. */
export const requestHash = ({
  termId,
  number,
  year,
  category,
  amountFen,
}: Pick<FundRequestRow, 'termId' | 'number' | 'year' | 'category' | 'amountFen'>): string =>
  hashOf({ fundRequest: { termId, number, year, category, amountFen } });

/** What is settled is what was shown: the request and the very bytes behind it, each with its amount. */
export const accountHash = (
  { contentHash }: Pick<FundRequestRow, 'contentHash'>,
  list: readonly Pick<Voucher, 'number' | 'amountFen' | 'blob'>[],
): string =>
  hashOf({
    account: { contentHash, vouchers: list.map(({ number, amountFen, blob }) => ({ number, amountFen, blob })) },
  });

/** Moves a request by its table of states, or says why it cannot move. */
export async function moveRequest(
  desk: Desk,
  request: FundRequestRow,
  event: FundEvent,
  set: Partial<typeof fundRequests.$inferInsert> = {},
): Promise<Refusal | null> {
  const vouched = sumOf(await vouchersOf(desk, request.id)) > 0;
  const step = movedBy(request.state, event, vouched);
  if (!step.ok) return step.refusals[0] ?? refuse('stageNotOpen', { ruleId: 'FUND-O01' });
  await desk.tx
    .update(fundRequests)
    .set({ ...set, state: step.value })
    .where(eq(fundRequests.id, request.id));
  return null;
}

/** The studio is over: what nobody has decided on rests for good (FUND-O01). What was approved may still be settled. */
export async function lapseRequests(desk: Desk, termId: string): Promise<void> {
  const lapsed = await desk.tx
    .update(fundRequests)
    .set({ state: 'lapsed', endedAt: desk.now })
    .where(and(eq(fundRequests.termId, termId), eq(fundRequests.state, 'requested')))
    .returning({ number: fundRequests.number });
  if (lapsed.length === 0) return;
  const facts = { outcome: 'lapsed', requests: lapsed.length };
  await record(desk, system, { chain: termId, act: 'lapseFunds', ruleIds: ['FUND-O01'], facts });
}
