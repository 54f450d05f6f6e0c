import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/create.js';

const asked = proxyLocalActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  localRetryThreshold: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' },
});

/**
 * The desk as workflows see it: each call is one short, idempotent database transaction, so it runs as a local
 * activity and is tried for ever — a case waits for its database, it does not fail. Each carries its sentence for the Web UI:
 * names of stages and outcomes, nothing of persons.
 */
export const desk: Activities = {
  openStage: (at) =>
    asked.openStage.executeWithOptions({ summary: `${at.stage}: opened, number ${at.number}, unless it is already` }, [
      at,
    ]),
  climb: (at) =>
    asked.climb.executeWithOptions({ summary: `${at.stage}, number ${at.number}: looked at what is due` }, [at]),
  finishInterruption: (q) =>
    asked.finishInterruption.executeWithOptions({ summary: `${q.outcome}: made final, if its time is over` }, [q]),
  standsFrom: (q) =>
    asked.standsFrom.executeWithOptions({ summary: `${q.outcome}: asked until when it may be appealed` }, [q]),
  closeProcess: (q) =>
    asked.closeProcess.executeWithOptions({ summary: `${q.outcome}: nothing of it stays open` }, [q]),
};
