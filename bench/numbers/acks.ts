import { standingCity } from '../city/standing.js';
import { median, percentile } from '../load/drive.js';
import { busyShare } from '../parts/cpu.js';
import { decideAll, openFloor } from './acts.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';
import { warm } from './warm.js';

const clients = 16;

/**
 * acts/s over HTTP beside a working engine ÷ the bare floor, in turns, medians of the turns. Both servers run from the first turn to
 * the last, both were warmed until their rate stood still, both do the same number of decisions a turn.
 */
export const acks: Measurement = {
  name: 'acks',
  run: async (open, { quick }) => {
    const { turns, perTurn, batch, most } = quick
      ? { turns: 1, perTurn: 200, batch: 50, most: 100 }
      : { turns: 3, perTurn: 800, batch: 250, most: 1_500 };
    const world = await open();
    try {
      const { more } = await standingCity(world);
      const clones = [...(await more(most + turns * perTurn))];
      const next = (count: number) => clones.splice(0, count);
      const bare = await world.owns(openFloor(world));
      await quiet(world);
      const warming = {
        floor: await warm(batch, most, (count) => bare.decide(count, clients)),
        acts: await warm(batch, most, (count) => decideAll(world, next(count), clients)),
      };
      const rounds: object[] = [];
      const ratios: number[] = [];
      const all: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        await quiet(world);
        const floor = await bare.decide(perTurn, clients);
        busyShare();
        const { ms, perSecond, usage } = await decideAll(world, next(perTurn), clients);
        const busy = busyShare();
        ratios.push(perSecond / floor.perSecond);
        all.push(...ms);
        const [p50, p99] = [percentile(ms, 0.5), percentile(ms, 0.99)];
        rounds.push({ floor: floor.perSecond, floorCpuMs: floor.cpuMs, acts: perSecond, p50, p99, usage, busy });
      }
      const numbers = { ackRatioToFloor: median(ratios), ackP99Ms: percentile(all, 0.99) };
      return { numbers, raw: { clients, perTurn, warming, rounds, ratios } };
    } finally {
      await world.close();
    }
  },
};
