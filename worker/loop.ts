export interface Loop {
  /** Looks again at once instead of waiting for the pause to end. */
  poke(): void;
  /** Ends after the pass under way. */
  stop(): Promise<void>;
}

/**
 * Runs `pass` again and again: at once while it reports work done, after `pauseMs` when there was none. A failing pass
 * is reported and tried again with growing pauses; nothing it left undone is lost, since work lives in rows.
 */
export function loop(pass: () => Promise<boolean>, pauseMs: number, onError: (error: unknown) => void): Loop {
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
    while (running) {
      poked = false;
      try {
        const busy = await pass();
        failures = 0;
        if (!busy && !poked && running) await pause(pauseMs);
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
