import { dayOf } from '../../domain/time/beijing.js';
import { pause } from './http.js';

/**
 * The service's date as the API tells it: `set` with an instant the service has just written; between two readings it goes on
 * at the rehearsal's pace. Nothing is decided by it: whether a window is over is asked of the service.
 */
export interface BusinessClock {
  readonly isSet: () => boolean;
  /** @param at the instant just written by the service, UTC */
  readonly set: (at: string) => void;
  readonly now: () => string;
  /** Beijing day. */
  readonly today: () => string;
  /** Waits until the service's clock has passed `at` (UTC instant). */
  readonly passed: (at: string) => Promise<void>;
}

export function businessClock(daySeconds: number): BusinessClock {
  let reading: { readonly real: number; readonly business: number } | null = null;
  const pace = 86_400 / daySeconds;
  const now = () => {
    if (!reading) throw new Error('the clock was not read yet');
    return new Date(reading.business + (Date.now() - reading.real) * pace).toISOString();
  };
  return {
    isSet: () => reading !== null,
    set: (at) => {
      reading = { real: Date.now(), business: Date.parse(at) };
    },
    now,
    today: () => dayOf(now()),
    passed: async (at) => {
      while (now() <= at) await pause(Math.min(500, (Date.parse(at) - Date.parse(now())) / pace + 20));
    },
  };
}
