import type { Instant } from '../../domain/time/beijing.js';
import type { DeskDeps } from '../kit/deps.js';
import type { IdentityParameters } from './parameters.js';

/**
 * What identity needs besides the desk. Sessions, codes and tokens go by the real clock: a phone shows the code of this
 * second, and a rehearsal in which a day lasts a second must not sign everybody out.
 */
export interface IdentityDeps extends DeskDeps {
  /** Real time in milliseconds since 1970. */
  readonly wallClock: () => number;
  /** Seals TOTP secrets in the database; from SESSION_SECRET. */
  readonly sealKey: string;
  /** Keys that sealed before, the latest first: they open, and never seal again. */
  readonly formerSealKeys?: readonly string[];
  readonly identity: IdentityParameters;
}

/** The real instant `minutes` from now. */
export const realInstant = (deps: Pick<IdentityDeps, 'wallClock'>, minutes = 0): Instant =>
  new Date(deps.wallClock() + minutes * 60_000).toISOString();
