import { type SweepDeps, sweepOnce } from '../desk/sweep/sweep.js';

/** One pass of the sweeper. @returns whether something went, so that more may be waiting */
export const sweepRun = (deps: SweepDeps) => async (): Promise<boolean> => {
  const gone = await sweepOnce(deps);
  return Object.values(gone).some((rows) => rows > 0);
};
