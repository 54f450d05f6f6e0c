import { performSystem } from '../../desk/kit/act.js';
import { tell } from '../../desk/kit/news.js';
import type { Subject } from '../../domain/news.js';
import type { World } from '../parts/world.js';

/**
 * Moves the clock on to a business instant. Timers were set by the clock as it was, so the processes of stages that have become
 * due are told to look again, as after an order that moves dates.
 */
export async function moveClock(world: World, instant: string): Promise<void> {
  world.setClock(instant);
  const due = await world.query<Subject>(
    `SELECT DISTINCT subject_kind AS kind, subject_id AS id FROM stage_runs WHERE state = 'open' AND due < $1`,
    [instant],
  );
  await performSystem(world.deps, async (desk) => {
    for (const subject of due) await tell(desk, subject, { kind: 'datesMoved' });
  });
}
