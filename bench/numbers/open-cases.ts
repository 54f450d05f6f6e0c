import { standingCity } from '../city/standing.js';
import { rssMbOf } from '../parts/cpu.js';
import { type Acted, decideAll, type Floor, openFloor } from './acts.js';
import { idling } from './idling.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';
import { warm } from './warm.js';

/** What a city full of waiting cases costs: an act among ten times as many, the worker's memory, everybody's idling. */
export const openCases: Measurement = {
  name: 'open-cases',
  run: async (open, { quick }) => {
    const [few, many, acts, idleSeconds] = quick ? [50, 250, 50, 10] : [1_000, 10_000, 300, 60];
    const world = await open();
    try {
      const { more } = await standingCity(world);
      const bare = await world.owns(openFloor(world));
      await warm(250, 2_500, (count) => bare.decide(count, 16));
      const first = await more(few + 2 * acts);
      await quiet(world);
      await decideAll(world, first.slice(0, acts), 16);
      await quiet(world);
      const earlyFloor = await floorMs(bare, acts);
      const early = await decideAll(world, first.slice(acts, 2 * acts), 16);
      const second = await more(many - few + 2 * acts);
      await quiet(world, { rest: 15 });
      const rss = rssMbOf(world.worker.pid);
      const idle = await idling(world, idleSeconds);
      // Warmed up as before the early ones: after an idle minute the API has no connection open and no plan kept.
      await decideAll(world, second.slice(0, acts), 16);
      await quiet(world);
      const lateFloor = await floorMs(bare, acts);
      const late = await decideAll(world, second.slice(acts, 2 * acts), 16);
      const numbers = {
        costGrowth1kTo10k: costOf(late) / lateFloor / (costOf(early) / earlyFloor),
        workerRssMb10kOpen: rss,
        idleCpu10kOpen: idle.percent,
      };
      return { numbers, raw: { few, many, early: early.usage, earlyFloor, late: late.usage, lateFloor, acts, idle } };
    } finally {
      await world.close();
    }
  },
};

/** The database and the API: what every further open case could make dearer. */
const costOf = ({ usage }: Acted): number => usage.postgres + usage.api;

/** CPU of three bare decisions an act, right before the acts: minutes lie between early and late, in which the machine changes its pace. */
async function floorMs(bare: Floor, acts: number): Promise<number> {
  await bare.decide(acts, 16);
  const { cpuMs } = await bare.decide(3 * acts, 16);
  return cpuMs.floor + cpuMs.postgres;
}
