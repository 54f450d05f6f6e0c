import type { Clone } from '../city/clone.js';
import { standingCity } from '../city/standing.js';
import { median, percentile } from '../load/drive.js';
import { busyShare } from '../parts/cpu.js';
import { decideAll, floor } from './acts.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';

const clients = 16;

/** acts/s over HTTP beside a working engine ÷ the bare floor, in turns, medians of the turns. */
export const acks: Measurement = {
  name: 'acks',
  run: async (open, { quick }) => {
    const [turns, perTurn, warming] = quick ? [1, 200, 100] : [5, 300, 100];
    const world = await open();
    try {
      const { more } = await standingCity(world);
      const clones = await more(warming + turns * perTurn);
      await quiet(world);
      await decideAll(world, clones.slice(0, warming), clients);
      const rounds: object[] = [];
      const ratios: number[] = [];
      const all: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        await quiet(world);
        const bare = await floor(world, quick ? 100 : 2_000, clients);
        busyShare();
        const { ms, perSecond, usage } = await decideAll(world, turnOf(clones, warming, turn, perTurn), clients);
        const busy = busyShare();
        ratios.push(perSecond / bare.perSecond);
        all.push(...ms);
        const [p50, p99] = [percentile(ms, 0.5), percentile(ms, 0.99)];
        rounds.push({ floor: bare.perSecond, acts: perSecond, p50, p99, usage, busy });
      }
      const numbers = { ackRatioToFloor: median(ratios), ackP99Ms: percentile(all, 0.99) };
      return { numbers, raw: { clients, rounds, ratios } };
    } finally {
      await world.close();
    }
  },
};

const turnOf = (clones: readonly Clone[], warming: number, turn: number, perTurn: number): readonly Clone[] =>
  clones.slice(warming + turn * perTurn, warming + (turn + 1) * perTurn);
