import { type RetentionDeps, retainOnce } from '../desk/privacy/retain.js';

/** One pass over personal words past their time. @returns whether something went, so that more may be waiting */
export const retentionRun = (deps: RetentionDeps) => async (): Promise<boolean> => {
  const gone = await retainOnce(deps);
  return Object.values(gone).some((rows) => rows > 0);
};
