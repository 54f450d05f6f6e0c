import type { Instant } from '../../domain/time/beijing.js';
import type { Desk } from './deps.js';

/**
 * When a window that lasts until `until` may be ended: what reached the server in its last moment counts by that moment (CONV-06), and
 * may still be waiting for a lock. Until then nothing that ends with the window is done.
 */
export const lingering = (desk: Pick<Desk, 'clock'>, until: Instant): Instant =>
  desk.clock.lingerMs ? new Date(Date.parse(until) + desk.clock.lingerMs).toISOString() : until;
