import { defaultEdition, type HostSelectionEdition } from './host-selection/default-edition.js';

/** Editions of host selection in the order they came into force. */
export const editions: readonly HostSelectionEdition[] = [defaultEdition];

/** The edition in force on a Beijing day 'YYYY-MM-DD'; undefined before the first. A round keeps the one it opened with (CONV-11). */
export function editionOn(day: string): HostSelectionEdition | undefined {
  return editions.filter((edition) => edition.validFrom <= day).at(-1);
}

/** The edition a round has pinned. */
export function editionById(id: string): HostSelectionEdition | undefined {
  return editions.find((edition) => edition.id === id);
}
