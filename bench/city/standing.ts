import type { World } from '../parts/world.js';
import { makeCity, startProcesses } from './city.js';
import { type Clone, clone } from './clone.js';
import { makeTemplate } from './template.js';

/** A city whose only business is cases that lie with their schools: made once, cloned as often as asked. */
export async function standingCity(world: World) {
  const city = await makeCity(world, { counties: 1, perCounty: 1 });
  const [county] = city.counties;
  const [candidate] = county?.candidates ?? [];
  if (!county || !candidate) throw new Error('a city without a candidate');
  const template = await makeTemplate(world, city, candidate);
  await startProcesses(world, city);
  let from = 1;
  return {
    city,
    template,
    /** `count` more open cases, each with its process. */
    more: async (count: number): Promise<readonly Clone[]> => {
      const made = await clone(world, city, { template, candidate, county }, { from, count, started: true });
      from += count;
      await world.query('ANALYZE');
      return made;
    },
  };
}
