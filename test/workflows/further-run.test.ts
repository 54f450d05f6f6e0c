import { setTimeout } from 'node:timers/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Activities, StageKey } from '../../activities/create.js';
import type { News } from '../../domain/news.js';
import { news } from '../../workflows/messages.js';
import { timeSkipping } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

const days = (count: number) => count * 24 * 3_600_000;
const looks: number[] = [];
/** The numbers of the runs that were looked at beside 'round-two', in that order. */
const beside: number[] = [];

/** The further run wants to be looked at in five days; looked at again, the round hears that its notice and decision are over. */
const desk: Activities = {
  openStage: async () => ({ wakeAt: null, settled: null }),
  climb: async ({ subject, number }: StageKey) => {
    if (number === 1) return { wakeAt: null, settled: null };
    if (subject.id === 'three') return climbWhileOpenedAgain();
    if (subject.id === 'two') {
      beside.push(number);
      const inDays = (count: number) => new Date(Date.parse(openedOn) + days(count)).toISOString();
      return { wakeAt: number === 2 ? inDays(5) : inDays(9), settled: null };
    }
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

/** How often the run of 'round-three' was looked at. */
let climbs = 0;
/** The first look is answered so late that the process hears meanwhile, at the next beat of its local activity, of the run's new opening. */
const climbWhileOpenedAgain = async () => {
  climbs += 1;
  if (climbs === 1) {
    const again: News = { eventId: 'again', kind: 'opened', stage: 'justification', number: 2 };
    await env.client.workflow.getHandle('round-three').signal(news, [again]);
    await setTimeout(9_500);
  }
  return { wakeAt: null, settled: null };
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

/** When 'round-two' began: an instant. */
let openedOn = '';
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

test('of the runs beside, those are looked at that are new, due, or whose dates may have moved; never one that is over', {
  timeout: 120_000,
}, async () => {
  openedOn = new Date(await env.currentTimeMs()).toISOString();
  const handle = await env.client.workflow.start('hostSelectionRound', {
    taskQueue,
    workflowId: 'round-two',
    args: [{ subject: { kind: 'round', id: 'two' }, roundId: 'two', roundCode: 'R2' }],
  });
  const opens = (number: number) =>
    handle.signal(news, [{ eventId: `opened-${number}`, kind: 'opened', stage: 'justification', number }]);
  /** Looks that come too late are seen by the next call. */
  const areLookedAt = async (...numbers: readonly number[]) => {
    await vi.waitFor(() => expect(beside).toEqual(numbers), { timeout: 20_000 });
    beside.length = 0;
  };
  await handle.signal(news, before);
  await opens(2);
  await areLookedAt(2);
  await opens(3);
  await areLookedAt(3);
  await handle.signal(news, [{ eventId: 'moved', kind: 'datesMoved' }]);
  await areLookedAt(2, 3);
  await handle.signal(news, [{ eventId: 'over', kind: 'settled', stage: 'justification', number: 3, outcome: 'done' }]);
  await opens(4);
  await areLookedAt(4);
  await handle.signal(news, [settled('notice', 'confirmed'), settled('decision', 'decided')]);
  expect(await handle.result()).toBe('decided');
  expect(beside).toEqual([]);
});

test('a run that is opened again while it is being looked at is looked at again: what the older look said is not of it', {
  timeout: 120_000,
}, async () => {
  const handle = await env.client.workflow.start('hostSelectionRound', {
    taskQueue,
    workflowId: 'round-three',
    args: [{ subject: { kind: 'round', id: 'three' }, roundId: 'three', roundCode: 'R3' }],
  });
  await handle.signal(news, before);
  await handle.signal(news, [{ eventId: 'opened', kind: 'opened', stage: 'justification', number: 2 }]);
  await vi.waitFor(() => expect(climbs).toBe(2), { timeout: 30_000 });
  await handle.signal(news, [settled('notice', 'confirmed'), settled('decision', 'decided')]);
  expect(await handle.result()).toBe('decided');
});
