import { type StrayDeps, shelfAt, sweepShelf } from '../desk/sweep/strays.js';
import { type SweepDeps, sweepOnce } from '../desk/sweep/sweep.js';

/** Told what went, by its kind: codes of our own. */
export type Swept = (kind: string, rows: number) => void;

const count = (gone: Readonly<Record<string, number>>, swept: Swept) => {
  for (const [kind, rows] of Object.entries(gone)) if (rows > 0) swept(kind, rows);
};

/** One pass of the sweeper. @returns whether something went, so that more may be waiting */
export const sweepRun = (deps: SweepDeps, swept: Swept) => async (): Promise<boolean> => {
  const gone = await sweepOnce(deps);
  count(gone, swept);
  return Object.values(gone).some((rows) => rows > 0);
};

/** A look at the shelf whose turn it is. @returns that it may rest: what it found waits a day, or is gone */
export const strayRun = (deps: StrayDeps, swept: Swept) => async (): Promise<boolean> => {
  count(await sweepShelf(deps, shelfAt(deps.wallClock())), swept);
  return false;
};
