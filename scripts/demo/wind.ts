import type { World } from './world.js';

/** Winds the service on to nine o'clock of a Beijing day. */
export const windTo = (world: World, day: string): Promise<void> => windPast(world, `${day}T01:00:00.000Z`);

/** Winds the service on to a UTC instant, unless that is over. */
export async function windPast({ windOn, clock }: World, at: string): Promise<void> {
  if (clock.now() < at) await windOn(at);
  await clock.passed(at);
}
