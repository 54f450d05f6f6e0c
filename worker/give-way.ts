/** How long after one piece of urgent work the next is awaited, and how long what gives way is kept waiting at most; in milliseconds. */
const breather = 100;
const patience = 5_000;

/**
 * Two kinds of passes on the same cores, of which one is waited for: somebody who has acted waits for the next stage to open, nobody
 * waits for a letter's second. After `patience` what gave way has its turn until it finds nothing more to do, however busy the rest.
 * @param now monotonic, milliseconds
 */
export function giveWay(now: () => number = () => performance.now()) {
  let urgentAt = Number.NEGATIVE_INFINITY;
  let waitingSince: number | null = null;
  let hasTurn = false;
  const mayRun = () => {
    if (hasTurn || now() - urgentAt > breather) return true;
    waitingSince ??= now();
    hasTurn = now() - waitingSince >= patience;
    return hasTurn;
  };
  return {
    urgent: (pass: () => Promise<boolean>) => async (): Promise<boolean> => {
      const busy = await pass();
      if (busy) urgentAt = now();
      return busy;
    },
    givingWay: (pass: () => Promise<boolean>) => async (): Promise<boolean> => {
      if (!mayRun()) return false;
      waitingSince = null;
      const busy = await pass();
      if (!busy) hasTurn = false;
      return busy;
    },
  };
}
