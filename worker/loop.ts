export interface Loop {
  /** Looks again at once instead of waiting for the pause to end. */
  poke(): void;
  /** Ends after the pass under way. */
  stop(): Promise<void>;
}

/** Milliseconds until the next look after one that found nothing; `atRest` once nothing was found for `restAfter`. */
export interface Pauses {
  readonly awake: number;
  readonly atRest: number;
  readonly restAfter: number;
}

/**
 * Runs `pass` again and again: at once while it reports work done, after a pause when there was none. A failing pass
 * is reported and tried again with growing pauses; nothing it left undone is lost, since work lives in rows.
 */
export function loop(pass: () => Promise<boolean>, pauses: number | Pauses, onError: (error: unknown) => void): Loop {
  const { awake, atRest, restAfter } =
    typeof pauses === 'number' ? { awake: pauses, atRest: pauses, restAfter: 0 } : pauses;
  let running = true;
  let wake = () => {};
  let poked = false;
  const pause = (ms: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const run = async () => {
    let failures = 0;
    let foundAt = Date.now();
    while (running) {
      poked = false;
      try {
        const busy = await pass();
        failures = 0;
        if (busy || poked) foundAt = Date.now();
        else if (running) await pause(Date.now() - foundAt < restAfter ? awake : atRest);
      } catch (error) {
        onError(error);
        failures += 1;
        await pause(Math.min(10_000, 100 * 2 ** failures));
      }
    }
  };
  const ended = run();
  return {
    poke: () => {
      poked = true;
      wake();
    },
    stop: () => {
      running = false;
      wake();
      return ended;
    },
  };
}
