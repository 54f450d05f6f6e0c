import { performSystem } from '../desk/kit/act.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import { queueDigests } from '../desk/tasks/queue-digests.js';
import { dayOf } from '../domain/time/beijing.js';

/**
 * Queues each working morning's digests once. What was queued is remembered here only to save the look; after a restart
 * the mail's unique key keeps anybody from being written to twice.
 */
export function digestRun(deps: DeskDeps): () => Promise<boolean> {
  let doneOn = '';
  return async () => {
    const today = dayOf(await deps.clock.now());
    if (today === doneOn) return false;
    const queued = await performSystem(deps, queueDigests);
    if (queued > 0) doneOn = today;
    return false;
  };
}
