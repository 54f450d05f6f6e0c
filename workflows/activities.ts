import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create.js';

/**
 * The desk as workflows see it: each call is one short, idempotent database transaction, so it runs as a local
 * activity and is tried for ever — a case waits for its database, it does not fail.
 */
export const desk = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' },
});
