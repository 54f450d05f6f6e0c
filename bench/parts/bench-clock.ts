import { readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../desk/kit/deps.js';

/** Monday, 2 March 2026, 09:00 in Beijing: when the stories of the bench begin. */
export const monday = '2026-03-02T01:00:00.000Z';

/**
 * A clock that all processes of a bench read from one file: it runs as fast as the real one, and the bench moves it on when
 * people have done their work, so that nobody waits for five working days of a notice.
 */
export function benchClock(file: string): Clock {
  const shift = () => Number(readFileSync(file, 'utf8'));
  return {
    now: async () => new Date(Date.now() + shift()).toISOString(),
    realInstant: (at) => new Date(Date.parse(at) - shift()).toISOString(),
  };
}

/** Sets the clock to a business instant (UTC). */
export function setBenchClock(file: string, instant: string): void {
  writeFileSync(file, String(Date.parse(instant) - Date.now()));
}
