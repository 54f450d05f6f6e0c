import { openPostgres } from '../../db/database.js';
import { createVault } from '../../db/sealed.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import type { Instant } from '../../domain/time/beijing.js';
import { rehearsalClock } from '../../worker/rehearsal-clock.js';
import { windOn } from '../../worker/wind-on.js';
import type { Parts } from './parts.js';
import { until } from './service.js';

/** Winds the service's clock on to a later instant, as `npm run wind` does, and waits until the service has seen it. */
export async function windTo({ base, database, environment }: Parts, at: Instant): Promise<void> {
  const opened = await openPostgres(database.url, 1);
  try {
    const clock = await rehearsalClock(opened.db, Number(environment.CLOCK_DAY_SECONDS), null);
    // Nothing is sealed and no link is made by it.
    const unused = { vault: createVault('unused'), linkKey: 'unused' };
    await windOn({ db: opened.db, clock, calendar: () => chinaCalendar, ...unused }, at);
  } finally {
    await opened.close();
  }
  await until('the clock', async () => {
    const response = await fetch(`${base}/healthz`);
    return ((await response.json()) as { now: string }).now >= at;
  });
}
