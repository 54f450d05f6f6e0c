import { eq } from 'drizzle-orm';
import type { Db } from '../db/database.js';
import { settings } from '../db/schema/all.js';
import type { Clock } from '../desk/kit/deps.js';
import type { Instant } from '../domain/time/beijing.js';

/** A rehearsal's clock in the hands of one process. */
export interface RehearsalClock extends Clock {
  /** Reads what any process has wound on since. @returns whether the clock is another one now */
  readonly refresh: () => Promise<boolean>;
  /**
   * Puts the clock on a later business instant, from which it goes on at its pace. Timers were set by the clock as it was: whoever
   * calls tells the processes (`windOn`).
   * @throws RangeError for an instant that is over: business time never goes back
   */
  readonly wind: (to: Instant) => Promise<void>;
}

/** From the real instant `real` on it is `business` and later, at a day per `daySeconds`; kept, so that a restart goes on in the same story. */
interface Leg {
  readonly real: Instant;
  readonly business: Instant;
  /** Absent where the database is from before a clock could be wound: the pace of whoever asks. */
  readonly daySeconds?: number;
}

/**
 * Business time at one day per `daySeconds` real seconds, from `start` (a UTC instant; default: now). It acts only here
 * and in `realInstant`: workflows and desk are the same code as under the real clock (design section 6). With another pace than
 * before it goes on from where the former one has led.
 */
export async function rehearsalClock(db: Db, daySeconds: number, start: Instant | null): Promise<RehearsalClock> {
  const now = new Date().toISOString();
  await db
    .insert(settings)
    .values({ name: 'clock', value: { real: now, business: start ?? now, daySeconds } satisfies Leg })
    .onConflictDoNothing();
  let leg = await read(db);
  if ((leg.daySeconds ?? daySeconds) !== daySeconds) leg = await beginLeg(db, businessAt(leg, Date.now()), daySeconds);
  return {
    now: async () => businessAt(leg, Date.now()),
    // Rounded up: waking a moment early would find nothing due.
    realInstant: (at) => {
      const past = Date.parse(at) - Date.parse(leg.business);
      return new Date(Math.ceil(Date.parse(leg.real) + past / paceOf(leg, daySeconds)) + 1).toISOString();
    },
    refresh: async () => {
      const former = leg;
      leg = await read(db);
      return leg.real !== former.real;
    },
    wind: async (to) => {
      leg = await read(db);
      if (to <= businessAt(leg, Date.now())) throw new RangeError(`${to} is over`);
      leg = await beginLeg(db, to, daySeconds);
    },
  };

  function businessAt(of: Leg, real: number): Instant {
    return new Date(Date.parse(of.business) + (real - Date.parse(of.real)) * paceOf(of, daySeconds)).toISOString();
  }
}

/** How many times faster than the real one. */
const paceOf = (leg: Leg, daySeconds: number): number => 86_400 / (leg.daySeconds ?? daySeconds);

async function read(db: Db): Promise<Leg> {
  const [row] = await db.select().from(settings).where(eq(settings.name, 'clock'));
  return row?.value as Leg;
}

async function beginLeg(db: Db, business: Instant, daySeconds: number): Promise<Leg> {
  const value: Leg = { real: new Date().toISOString(), business, daySeconds };
  await db.update(settings).set({ value }).where(eq(settings.name, 'clock'));
  return value;
}
