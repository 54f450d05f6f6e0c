import { eq } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { settings } from '../db/schema/all.js';
import type { Clock } from '../desk/kit/deps.js';

export const realClock: Clock = {
  now: async () => new Date().toISOString(),
  realInstant: (at) => at,
  // Longer than any request that is answered at all, and than clocks of two machines differ.
  lingerMs: 30_000,
};

/** Where a rehearsal's time began: kept, so that a restart goes on in the same story. */
interface Beginning {
  readonly real: string;
  readonly business: string;
}

/**
 * Business time at one day per `daySeconds` real seconds, from `start` (a UTC instant; default: now). It acts only here
 * and in `realInstant`: workflows and desk are the same code as under the real clock (design section 6).
 */
export async function rehearsalClock(db: Db, daySeconds: number, start: string | null): Promise<Clock> {
  const now = new Date().toISOString();
  const fresh: Beginning = { real: now, business: start ?? now };
  await db.insert(settings).values({ name: 'clock', value: fresh }).onConflictDoNothing();
  const [row] = await db.select().from(settings).where(eq(settings.name, 'clock'));
  const began = row?.value as Beginning;
  const [real, business, pace] = [Date.parse(began.real), Date.parse(began.business), 86_400 / daySeconds];
  return {
    now: async () => new Date(business + (Date.now() - real) * pace).toISOString(),
    // Rounded up: waking a moment early would find nothing due.
    realInstant: (at) => new Date(Math.ceil(real + (Date.parse(at) - business) / pace) + 1).toISOString(),
  };
}
