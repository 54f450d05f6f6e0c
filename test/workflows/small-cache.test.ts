import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activities, StageKey } from '../../activities/create.js';
import type { News } from '../../domain/news.js';
import { news } from '../../workflows/messages.js';
import { devServer } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  env = await devServer();
}, 180_000);
afterAll(() => env.teardown());

/** A round from its opening to its decision, as its process hears of it. */
const story: readonly (readonly [stage: string, outcome: string])[] = [
  ['applicationWindow', 'ended'],
  ['nominationWindow', 'ended'],
  ['panelFormation', 'drawn'],
  ['scoring', 'opened'],
  ['ranking', 'confirmed'],
  ['justification', 'done'],
  ['notice', 'confirmed'],
  ['decision', 'decided'],
];

/** Plays the story for several rounds by turns, on a worker that keeps so many processes in memory. @returns what the desk was asked */
async function asked(maxCachedWorkflows: number, rounds: readonly string[]): Promise<readonly string[]> {
  const taskQueue = `small-cache-${maxCachedWorkflows}`;
  const calls: string[] = [];
  const desk: Activities = {
    openStage: async ({ subject, stage, number }: StageKey) => {
      calls.push(`${subject.id}: open ${stage} ${number}`);
      return { wakeAt: null, settled: null };
    },
    climb: async () => ({ wakeAt: null, settled: null }),
    finishInterruption: async () => ({ until: null }),
    standsFrom: async () => ({ until: null }),
    closeProcess: async ({ subject }: { subject: { id: string } }) => {
      calls.push(`${subject.id}: close`);
    },
  };
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    activities: desk,
    workflowBundle: await workflowBundle(),
    maxCachedWorkflows,
    stickyQueueScheduleToStartTimeout: '1 second',
  });
  return worker.runUntil(async () => {
    const handles = await Promise.all(
      rounds.map((id) =>
        env.client.workflow.start('hostSelectionRound', {
          taskQueue,
          workflowId: `${taskQueue}-${id}`,
          args: [{ subject: { kind: 'round', id }, roundId: id, roundCode: 'R1' }],
        }),
      ),
    );
    for (const [stage, outcome] of story)
      for (const [at, handle] of handles.entries()) {
        const item: News = { eventId: `${at} ${stage}`, kind: 'settled', stage, number: 1, outcome };
        await handle.signal(news, [item]);
      }
    expect(await Promise.all(handles.map((handle) => handle.result()))).toEqual(rounds.map(() => 'decided'));
    return calls.toSorted();
  });
}

test('with room for one process in memory every step replays its history, and the desk is asked the same', {
  timeout: 180_000,
}, async () => {
  const rounds = ['one', 'two', 'three', 'four'];
  const plenty = await asked(100, rounds);
  // Every stage but the notice, which it follows, is opened once; and the process is closed.
  expect(plenty).toHaveLength(rounds.length * story.length);
  expect(await asked(1, rounds)).toEqual(plenty);
});
