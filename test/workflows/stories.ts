import { afterAll, beforeAll, vi } from 'vitest';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { tinyCity } from '../support/city.js';
import { type ProcessWorld, processWorld } from '../support/processes.js';
import { type Story, tell } from './story.js';

/** One time-skipping server for a file's stories; each begins on the same Monday in an empty city. */
export function stories(): (change?: Partial<HostSelectionParameters>, make?: typeof tinyCity) => Promise<Story> {
  // A story takes a second; this is for a machine with much else to do.
  vi.setConfig({ testTimeout: 120_000 });
  let world: ProcessWorld | undefined;
  beforeAll(async () => {
    world = await processWorld();
  }, 120_000);
  afterAll(() => world?.close());
  return (change, make) => {
    if (!world) throw new Error('the world opens before its stories');
    return tell(world, change, make);
  };
}
