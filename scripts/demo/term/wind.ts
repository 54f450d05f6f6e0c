import type { World } from '../world.js';

/** Winds the service on to nine o'clock of a Beijing day. */
export async function windTo({ windOn, clock }: World, day: string): Promise<void> {
  const at = `${day}T01:00:00.000Z`;
  await windOn(at);
  await clock.passed(at);
}
