import { until } from '../load/drive.js';
import { cpuMsOf } from '../parts/cpu.js';
import type { World } from '../parts/world.js';

/** Waits until everything told to Temporal was delivered. */
export const delivered = (world: World, seconds = 1_800) =>
  until(
    'an empty outbox',
    async () => {
      const [row] = await world.query<{ waiting: string }>('SELECT count(*) AS waiting FROM outbox');
      return Number(row?.waiting) === 0;
    },
    seconds,
    250,
  );

/**
 * Waits until the processes have done what they heard of: the worker uses next to nothing for `rest` seconds on end. Where idling itself is
 * measured that is longer than a workflow task's ten seconds, after which one that was lost in the crowd comes again.
 */
export async function quiet(
  world: World,
  { rest = 3, seconds = 1_800 }: { readonly rest?: number; readonly seconds?: number } = {},
): Promise<void> {
  await delivered(world, seconds);
  let last = cpuMsOf(world.worker.pid);
  let inARow = 0;
  await until(
    'a quiet worker',
    async () => {
      const now = cpuMsOf(world.worker.pid);
      inARow = now - last < 120 ? inARow + 1 : 0;
      last = now;
      return inARow === rest;
    },
    seconds,
    1_000,
  );
}
