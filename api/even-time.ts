import { setTimeout as pause } from 'node:timers/promises';
import type { ApiDeps } from './deps.js';

/**
 * Answers at whole steps after the question alone (T10): what is done for somebody known and for nobody else, a row of the record or a letter,
 * is not told by how long the answer takes. What `isOpen` says need not wait, because the answer itself tells it.
 */
export async function inEvenTime<T>(
  { identity }: Pick<ApiDeps, 'identity'>,
  work: () => Promise<T>,
  isOpen: (value: T) => boolean = () => false,
): Promise<T> {
  const began = performance.now();
  const value = await work();
  if (isOpen(value)) return value;
  const step = identity.evenMilliseconds;
  await pause(step - ((performance.now() - began) % step));
  return value;
}
