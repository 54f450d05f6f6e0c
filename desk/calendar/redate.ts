import { and, asc, eq, ne } from 'drizzle-orm';
import { rounds } from '../../db/schema/all.js';
import { performSystem } from '../kit/act.js';
import type { Desk, DeskDeps } from '../kit/deps.js';
import { currentCalendar } from './calendar-years.js';
import { redateRound } from './redate-round.js';
import { redateStages } from './redate-stages.js';

/**
 * One pass over everything open that another calendar dated: rounds first, since stages take their dates from them. Each step is
 * a transaction of its own and is found again where it was left. @returns whether there was anything to do
 */
export async function redateOnce(deps: DeskDeps): Promise<boolean> {
  const calendar = await currentCalendar(deps.db);
  const withIt = <T>(run: (desk: Desk) => Promise<T>): Promise<T> =>
    performSystem({ ...deps, calendar: () => calendar }, run);
  const stale = await deps.db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.state, 'open'), ne(rounds.calendarVersion, calendar.version)))
    .orderBy(asc(rounds.id));
  for (const { id } of stale) await withIt((desk) => redateRound(desk, id));
  let looked = 0;
  for (let more = await withIt(redateStages); more > 0; more = await withIt(redateStages)) looked += more;
  return stale.length + looked > 0;
}
