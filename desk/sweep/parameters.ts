import { z } from 'zod';

const days = z.number().min(0).max(3650);

/**
 * How many real days what has no use any more is kept before it is swept away. What is not named here is kept for ever: audit,
 * decisions, the answers to Idempotency-Keys (same key, same answer), mails. Used codes of the second factor need no row: an
 * account remembers only the last step it accepted.
 */
export const sweepParameters = z.strictObject({
  /** Sessions after their end: nobody can go on in them. */
  sessions: days.default(7),
  /** Browsers that traded a link's secret, after their end. */
  linkSessions: days.default(7),
  /** API tokens after they ended or were revoked; until then their owner sees them in the list. */
  apiTokens: days.default(90),
  /** Imported sheets that went back with their errors; they name people. */
  returnedSheets: days.default(7),
  /** Files that came with what was refused or cut off, after they came. Those that were taken are none of the sweeper's. */
  lentFiles: days.default(1),
  /** Files that no row names, since they were written: hours, so that one that is being brought is never among them. */
  strayFiles: days.default(0.25),
  /** Counted tries after their window. */
  rateLimits: days.default(1),
});
export type SweepParameters = z.infer<typeof sweepParameters>;

export const defaultSweep: SweepParameters = sweepParameters.parse({});
