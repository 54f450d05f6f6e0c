import { dayOf } from '../../../domain/time/beijing.js';
import { call } from '../http.js';
import type { RoundView, World } from '../world.js';

const own = { code: 'QH2026-1', name: '青禾县首批优秀班主任工作室主持人评选', parameters: { capacity: 3 } };

/** LOCAL-01: a county opens a round of its own beside the city's, by the same acts; the city's officers do not see it. */
export async function ownRound({ people, story }: World): Promise<void> {
  const { browser } = await people.as('QH-officer-1');
  const draft = await call<{ roundId: string; version: number }>(browser, 'POST', '/api/rounds', own);
  const at = `/api/rounds/${draft.roundId}/opening`;
  const { dates } = await call<Pick<RoundView, 'dates'>>(browser, 'POST', at, { version: draft.version });
  const { applicationWindow = '', decision = '' } = dates;
  if (dates.countyReview) throw new Error('no county stands before a county’s own round');
  const city = await people.as('bureau-officer-1');
  const { items } = await call<{ items: readonly RoundView[] }>(city.browser, 'GET', '/api/rounds');
  if (items.some(({ code }) => code === own.code)) throw new Error('the city sees a county’s own round');
  story.tell(
    `青禾县自行启动${own.name}：申报至 ${dayOf(applicationWindow)}，计划 ${dayOf(decision)} 前审定；市局看不到它，也不办理。`,
    `Qinghe County opens a round of its own, ${own.code}: applications until ${dayOf(applicationWindow)}, decision by ${dayOf(decision)}; the city neither sees nor works in it.`,
  );
}
