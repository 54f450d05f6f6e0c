import { dayOf } from '../../domain/time/beijing.js';
import { pause } from './http.js';

/**
 * The service's time as `/healthz` tells it; between two readings it goes on at the rehearsal's pace. Nothing is decided by it:
 * whether a window is over is asked of the service.
 */
export interface BusinessClock {
  readonly now: () => string;
  /** Beijing day. */
  readonly today: () => string;
  /** Waits until the service's clock has passed `at` (UTC instant). */
  readonly passed: (at: string) => Promise<void>;
}

/** @param ask reads the service's business time, a UTC instant */
export async function businessClock(daySeconds: number, ask: () => Promise<string>): Promise<BusinessClock> {
  const pace = 86_400 / daySeconds;
  const read = async () => ({ business: Date.parse(await ask()), real: Date.now() });
  let reading = await read();
  const now = () => new Date(reading.business + (Date.now() - reading.real) * pace).toISOString();
  return {
    now,
    today: () => dayOf(now()),
    passed: async (at) => {
      for (;;) {
        const left = (Date.parse(at) - Date.parse(now())) / pace;
        if (left > 0) await pause(Math.min(500, left + 20));
        reading = await read();
        if (now() > at) return;
      }
    },
  };
}
