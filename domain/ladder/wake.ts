import type { Instant } from '../time/beijing.js';
import { severityOf } from './acts.js';
import type { Rung } from './ladder.js';
import type { LadderPlan } from './plan.js';

/**
 * What is to be carried out on waking.
 *
 * - `effects`: every missed rung that does more than remind, in order; each one takes effect
 * - `mail`: the one rung a mail is sent for, the strongest (of equals the latest); null when nothing is due
 * - `collapsed`: codes of the missed rungs without a mail of their own
 *
 * Afterwards the code of `mail` and all of `collapsed` are done.
 */
export type DueRungs = { effects: Rung[]; mail: Rung | null; collapsed: string[] };

/** When to look at the task again: the next open rung's moment, `now` if one was missed, null when the ladder is done. */
export function nextWake(plan: LadderPlan, now: Instant, doneCodes: readonly string[]): Instant | null {
  const next = plan.find(({ rung }) => !doneCodes.includes(rung.code));
  if (!next) return null;
  return next.at < now ? now : next.at;
}

/** Missed steps collapse into one mail; no effect is lost and no code is carried out twice. */
export function dueRungs(plan: LadderPlan, now: Instant, doneCodes: readonly string[]): DueRungs {
  const missed = plan.filter(({ rung, at }) => at <= now && !doneCodes.includes(rung.code)).map(({ rung }) => rung);
  const mail = missed.reduce<Rung | null>(
    (best, rung) => (best && severityOf(best.act) > severityOf(rung.act) ? best : rung),
    null,
  );
  return {
    effects: missed.filter((rung) => rung.act !== 'remind'),
    mail,
    collapsed: missed.filter((rung) => rung !== mail).map((rung) => rung.code),
  };
}
