import type { StudioLevel } from '../domain/studio/composition.js';
import { countyEdition } from './host-selection/county-edition.js';
import { defaultEdition, type HostSelectionEdition } from './host-selection/default-edition.js';

/** Editions of host selection in the order they came into force, the city's and the counties' (LOCAL-01). */
export const editions: readonly HostSelectionEdition[] = [defaultEdition, countyEdition];

/** The edition in force on a Beijing day 'YYYY-MM-DD'; undefined before the first. A round keeps the one it opened with (CONV-11). */
export function editionOn(day: string, level: StudioLevel = 'city'): HostSelectionEdition | undefined {
  return editions.filter((edition) => edition.level === level && edition.validFrom <= day).at(-1);
}

/** The edition a round has pinned. */
export function editionById(id: string): HostSelectionEdition | undefined {
  return editions.find((edition) => edition.id === id);
}
