import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activities, StageKey } from '../../activities/create.js';
import type { News } from '../../domain/news.js';
import { news } from '../../workflows/messages.js';
import { timeSkipping } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

const days = (count: number) => count * 24 * 3_600_000;
const looks: number[] = [];

/** The further run wants to be looked at in five days; looked at again, the round hears that its notice and decision are over. */
const desk: Activities = {
  openStage: async () => ({ wakeAt: null, settled: null }),
  climb: async ({ number }: StageKey) => {
    if (number === 1) return { wakeAt: null, settled: null };
    looks.push(await env.currentTimeMs());
    const due = (looks[0] ?? 0) + days(5);
    if ((looks.at(-1) ?? 0) < due) return { wakeAt: new Date(due).toISOString(), settled: null };
    const rest = [settled('notice', 'confirmed'), settled('decision', 'decided')];
    await env.client.workflow.getHandle('round-one').signal(news, rest);
    return { wakeAt: null, settled: 'done' };
  },
  finishInterruption: async () => ({ until: null }),
  standsFrom: async () => ({ until: '2099-01-01T00:00:00.000Z' }),
  closeProcess: async () => {},
};

const settled = (stage: string, outcome: string): News => {
  return { eventId: stage, kind: 'settled', stage, number: 1, outcome };
};
const before = [
  settled('applicationWindow', 'ended'),
  settled('nominationWindow', 'ended'),
  settled('panelFormation', 'drawn'),
  settled('scoring', 'opened'),
  settled('ranking', 'confirmed'),
  settled('justification', 'done'),
];

let env: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
const taskQueue = 'further-run';
beforeAll(async () => {
  env = await timeSkipping();
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: { PxStage: 2 },
  });
  worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    activities: desk,
    workflowBundle: await workflowBundle(),
  });
  running = worker.run();
}, 120_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await env.teardown();
});

test('VETO-O03: the ladder of a further run is climbed while the round waits for its notice', {
  timeout: 120_000,
}, async () => {
  const subject = { kind: 'round', id: 'one' } as const;
  const handle = await env.client.workflow.start('hostSelectionRound', {
    taskQueue,
    workflowId: 'round-one',
    args: [{ subject, roundId: 'one', roundCode: 'R1' }],
  });
  await handle.signal(news, before);
  await handle.signal(news, [{ eventId: 'further', kind: 'opened', stage: 'justification', number: 2 }]);
  expect(await handle.result()).toBe('decided');
  expect((looks.at(-1) ?? 0) - (looks[0] ?? 0)).toBeGreaterThanOrEqual(days(5));
});
