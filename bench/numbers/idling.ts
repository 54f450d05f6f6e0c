import { pause } from '../load/drive.js';
import { used, type World } from '../parts/world.js';

/** CPU of all parts while nobody does anything, in percent of one core. */
export async function idling(world: World, seconds: number) {
  const before = world.usage();
  await pause(seconds * 1_000);
  const spent = used(before, world.usage());
  return { seconds, ...spent, percent: spent.total / (seconds * 10) };
}
