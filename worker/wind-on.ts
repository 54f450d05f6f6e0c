import { isNull } from 'drizzle-orm';
import { processes } from '../db/schema/all.js';
import { performSystem } from '../desk/kit/act.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import { tell } from '../desk/kit/news.js';
import type { Instant } from '../domain/time/beijing.js';
import type { RehearsalClock } from './rehearsal-clock.js';

type Rehearsing = DeskDeps & { readonly clock: RehearsalClock };

/**
 * Winds a rehearsal on to a later business instant and tells every process that runs: those whose date has come act on it, the others
 * set their timers anew. What has come due meanwhile is sent as one letter, as after a month in which everything stood still.
 * What was withdrawn or vetoed and may still be undone keeps the timer it has. For operators of a rehearsal; there is nothing to wind under the real clock.
 * @returns how many processes were told
 * @throws RangeError for an instant that is over
 */
export async function windOn(deps: Rehearsing, to: Instant): Promise<number> {
  await deps.clock.wind(to);
  return lookAgain(deps);
}

const lookAgain = (deps: Rehearsing): Promise<number> =>
  performSystem(deps, async (desk) => {
    const running = await desk.tx.select({ input: processes.input }).from(processes).where(isNull(processes.endedAt));
    for (const { input } of running) await tell(desk, input.subject, { kind: 'datesMoved' });
    return running.length;
  });

/**
 * A worker's look at whether another process has wound the clock. What that one told may have come here sooner than its clock: whoever
 * looked again by the old one has set a timer by it. So everybody is told once more when the clock is the new one.
 */
export function followClock(deps: Rehearsing): () => Promise<boolean> {
  let isOwed = false;
  return async () => {
    isOwed = (await deps.clock.refresh()) || isOwed;
    if (isOwed) await lookAgain(deps);
    isOwed = false;
    return false;
  };
}
