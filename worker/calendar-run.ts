import { currentCalendar } from '../desk/calendar/calendar-years.js';
import { redateOnce } from '../desk/calendar/redate.js';
import type { DeskDeps } from '../desk/kit/deps.js';

/** How often, in milliseconds, stragglers are looked for that another process dated by the calendar of a moment before. */
const straggleMs = 60_000;

/** A pass that dates everything open again once the calendar is another one. */
export function calendarRun(deps: DeskDeps): () => Promise<boolean> {
  let clean: { readonly version: string; readonly at: number } | null = null;
  return async () => {
    const { version } = await currentCalendar(deps.db);
    const at = Date.now();
    if (clean?.version === version && at - clean.at < straggleMs) return false;
    await redateOnce(deps);
    clean = { version, at };
    return false;
  };
}
