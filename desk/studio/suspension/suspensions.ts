import { and, asc, eq, isNull } from 'drizzle-orm';
import { suspensions } from '../../../db/schema/all.js';
import type { Day } from '../../../domain/time/beijing.js';
import type { DaySpan } from '../../../domain/time/school-year.js';
import { earlierOf } from '../../../domain/time/span.js';
import type { Desk } from '../../kit/deps.js';

export type SuspensionRow = typeof suspensions.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** The times in which a term's studio stood still, in their order. */
export const suspensionsOf = ({ tx }: At, termId: string): Promise<readonly SuspensionRow[]> =>
  tx.select().from(suspensions).where(eq(suspensions.termId, termId)).orderBy(asc(suspensions.number));

/** The one that lasts; null where none does. */
export async function openSuspension({ tx }: At, termId: string): Promise<SuspensionRow | null> {
  const [row] = await tx
    .select()
    .from(suspensions)
    .where(and(eq(suspensions.termId, termId), isNull(suspensions.endedAt)));
  return row ?? null;
}

/** As days of a calendar, up to today where one lasts (ASSESS-O05). */
export async function restSpans(at: At, termId: string, today: Day): Promise<readonly DaySpan[]> {
  const rows = await suspensionsOf(at, termId);
  return rows.map(({ fromDay, toDay, untilDay }) => ({ from: fromDay, to: toDay ?? earlierOf(today, untilDay) }));
}
