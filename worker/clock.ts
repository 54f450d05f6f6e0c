import type { Clock } from '../desk/kit/deps.js';

export const realClock: Clock = {
  now: async () => new Date().toISOString(),
  realInstant: (at) => at,
  // Longer than any request that is answered at all, and than clocks of two machines differ.
  lingerMs: 30_000,
};
