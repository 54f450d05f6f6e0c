import { desc, lt } from 'drizzle-orm';
import { auditRoots, seals } from '../../db/schema/all.js';
import { addDays, dayOf, startOfDay } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';

/**
 * Once a Beijing day is over, the hash of its last seal becomes that day's root: whoever keeps it can tell later whether the
 * log before it is still the same. A day without a seal has none; the next root covers it.
 * @returns whether a root was published
 */
export async function publishRoot(desk: Desk): Promise<boolean> {
  const today = dayOf(desk.now);
  const [last] = await desk.tx
    .select({ seal: auditRoots.seal })
    .from(auditRoots)
    .orderBy(desc(auditRoots.day))
    .limit(1);
  const [seal] = await desk.tx
    .select()
    .from(seals)
    .where(lt(seals.at, startOfDay(today)))
    .orderBy(desc(seals.number))
    .limit(1);
  if (!seal || seal.number <= (last?.seal ?? 0)) return false;
  const made = await desk.tx
    .insert(auditRoots)
    .values({ day: addDays(today, -1), seal: seal.number, root: seal.hash, at: desk.now })
    .onConflictDoNothing()
    .returning();
  return made.length > 0;
}
