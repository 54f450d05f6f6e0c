import { touchSessions } from '../city/clone.js';
import { standingStudios } from '../city/studios.js';
import { drive, percentile } from '../load/drive.js';
import { call } from '../load/request.js';
import { rssMbOf } from '../parts/cpu.js';
import { idling } from './idling.js';
import type { Measurement } from './measurement.js';
import { quiet } from './quiet.js';

/** What a register full of studios in their years costs: the worker's memory, everybody's idling, and an act among them. */
export const openStudios: Measurement = {
  name: 'open-studios',
  run: async (open, { quick }) => {
    const [count, acts, idleSeconds] = quick ? [200, 50, 10] : [20_000, 300, 60];
    const world = await open();
    try {
      const { more } = await standingStudios(world);
      const standing = await more(count);
      await quiet(world, { rest: 15 });
      const rss = rssMbOf(world.worker.pid);
      const idle = await idling(world, idleSeconds);
      await touchSessions(world);
      const confirm = (from: number) =>
        drive(standing.slice(from, from + acts), 4, async ({ taskId, cookie, address }) => {
          const body = { office: '综合楼二楼东侧', equipment: '办公桌椅 8 套、计算机 3 台' };
          await call(world.base, { method: 'POST', path: `/api/tasks/${taskId}/office`, cookie, address, body });
        });
      await confirm(0);
      await quiet(world);
      const { ms, perSecond } = await confirm(acts);
      await quiet(world);
      const numbers = {
        workerRssMb20kStudios: rss,
        idleCpu20kStudios: idle.percent,
        studioActP95Ms: percentile(ms, 0.95),
      };
      return { numbers, raw: { count, acts, perSecond, idle } };
    } finally {
      await world.close();
    }
  },
};
