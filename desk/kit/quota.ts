import { and, eq, sql } from 'drizzle-orm';
import { cases, countyQuotas } from '../../db/schema/all.js';
import { type Refusal, refuse } from '../../domain/refusal.js';
import type { Case } from './cases.js';
import type { Desk } from './deps.js';

/** Takes one place of the county's allotment by a conditional update, never read-then-write (HOST-21, I11). */
export async function takePlace(desk: Desk, file: Case, countyId: string): Promise<Refusal | null> {
  const taken = await desk.tx
    .update(countyQuotas)
    .set({ used: sql`${countyQuotas.used} + 1` })
    .where(
      and(
        eq(countyQuotas.roundId, file.roundId),
        eq(countyQuotas.orgId, countyId),
        sql`${countyQuotas.used} < ${countyQuotas.cap}`,
      ),
    )
    .returning();
  if (taken.length === 0) return refuse('quotaExhausted', { ruleId: 'HOST-21' });
  await desk.tx.update(cases).set({ holdsPlace: 1 }).where(eq(cases.id, file.id));
  return null;
}

/** Frees the place a case holds, exactly once (I12); a case that holds none frees none. */
export async function freePlace(desk: Desk, file: Case): Promise<boolean> {
  const freed = await desk.tx
    .update(cases)
    .set({ holdsPlace: 0 })
    .where(and(eq(cases.id, file.id), eq(cases.holdsPlace, 1)))
    .returning();
  if (freed.length === 0 || !file.countyId) return false;
  await desk.tx
    .update(countyQuotas)
    .set({ used: sql`${countyQuotas.used} - 1` })
    .where(and(eq(countyQuotas.roundId, file.roundId), eq(countyQuotas.orgId, file.countyId)));
  return true;
}
