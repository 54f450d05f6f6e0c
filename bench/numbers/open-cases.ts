import type { Clone } from '../city/clone.js';
import { standingCity } from '../city/standing.js';
import { median } from '../load/drive.js';
import { rssMbOf } from '../parts/cpu.js';
import type { World } from '../parts/world.js';
import { type Acted, decideAll, type Floor, openFloor } from './acts.js';
import { idling } from './idling.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';
import { warm } from './warm.js';

/** What a city full of waiting cases costs: an act among ten times as many, the worker's memory, everybody's idling. */
export const openCases: Measurement = {
  name: 'open-cases',
  run: async (open, { quick }) => {
    const [few, many, perTurn, idleSeconds] = quick ? [50, 250, 20, 10] : [1_000, 10_000, 200, 60];
    const acts = (turns + 1) * perTurn;
    const world = await open();
    try {
      const { more } = await standingCity(world);
      const bare = await world.owns(openFloor(world));
      await warm(250, 2_500, (count) => bare.decide(count, 16));
      const first = await more(few + acts);
      const early = await costBesideFloor(world, bare, first.slice(0, acts), perTurn);
      const second = await more(many - few + acts);
      await quiet(world, { rest: 15 });
      const rss = rssMbOf(world.worker.pid);
      const idle = await idling(world, idleSeconds);
      const late = await costBesideFloor(world, bare, second.slice(0, acts), perTurn);
      const numbers = {
        costGrowth1kTo10k: median(late.map((turn) => turn.cost)) / median(early.map((turn) => turn.cost)),
        workerRssMb10kOpen: rss,
        idleCpu10kOpen: idle.percent,
      };
      return { numbers, raw: { few, many, perTurn, early, late, idle } };
    } finally {
      await world.close();
    }
  },
};

const turns = 5;

/**
 * What an act costs the database and the API (what every further open case could make dearer), in bare decisions, turn by turn: minutes
 * lie between early and late, in which the machine changes its pace. One turn more warms up: after an idle minute the API has no
 * connection open and no plan kept.
 */
async function costBesideFloor(world: World, bare: Floor, open: readonly Clone[], perTurn: number) {
  const measured: { cost: number; floorMs: number; usage: Acted['usage'] }[] = [];
  for (let from = 0; from < open.length; from += perTurn) {
    await quiet(world);
    const { cpuMs } = await bare.decide(3 * perTurn, 16);
    const floorMs = cpuMs.floor + cpuMs.postgres;
    const { usage } = await decideAll(world, open.slice(from, from + perTurn), 16);
    if (from > 0) measured.push({ cost: (usage.postgres + usage.api) / floorMs, floorMs, usage });
  }
  return measured;
}
