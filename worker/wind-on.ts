import { isNull } from 'drizzle-orm';
import { processes } from '../db/schema/all.js';
import { performSystem } from '../desk/kit/act.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import { tell } from '../desk/kit/news.js';
import type { Instant } from '../domain/time/beijing.js';
import type { RehearsalClock } from './rehearsal-clock.js';

/**
 * Winds a rehearsal on to a later business instant and tells every process that runs: those whose date has come act on it, the others
 * set their timers anew. What has come due meanwhile is sent as one letter, as after a month in which everything stood still.
 * What was withdrawn or vetoed and may still be undone keeps the timer it has. For operators of a rehearsal; there is nothing to wind under the real clock.
 * @returns how many processes were told
 * @throws RangeError for an instant that is over
 */
export async function windOn(deps: DeskDeps & { readonly clock: RehearsalClock }, to: Instant): Promise<number> {
  await deps.clock.wind(to);
  return performSystem(deps, async (desk) => {
    const running = await desk.tx.select({ input: processes.input }).from(processes).where(isNull(processes.endedAt));
    for (const { input } of running) await tell(desk, input.subject, { kind: 'datesMoved' });
    return running.length;
  });
}
