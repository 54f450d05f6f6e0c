import type { Fault } from '../fault.js';
import type { Kill } from '../kills.js';
import type { Ledger } from '../ledger.js';

/** The first act after everything is back may take so long, in milliseconds (R13). */
export const patience = 30_000;

/**
 * How long after each death, from when everything was back, the next act was acknowledged, in ms. A further death before it begins the
 * count anew; deaths after which nobody acted any more are left out.
 */
export function recoveries(kills: readonly Kill[], ledger: Ledger): readonly number[] {
  return kills.flatMap(({ backAt }, at) => {
    const first = ledger.firstAfter(backAt);
    const next = kills[at + 1];
    return first === null || (next && next.at < first) ? [] : [first - backAt];
  });
}

export function checkRecovery(kills: readonly Kill[], ledger: Ledger): readonly Fault[] {
  const last = kills.at(-1);
  if (!last) return [];
  const slow = recoveries(kills, ledger).filter((ms) => ms > patience);
  const faults = slow.map(
    (ms): Fault => ({ kind: 'stuck', what: `the next act came ${Math.round(ms / 1000)} s after a death` }),
  );
  return ledger.firstAfter(last.backAt) === null
    ? [...faults, { kind: 'stuck', what: 'no act was acknowledged after the last death' }]
    : faults;
}
