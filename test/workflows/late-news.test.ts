import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activities } from '../../activities/create.js';
import type { News } from '../../domain/news.js';
import { news as newsSignal } from '../../workflows/messages.js';
import { timeSkipping } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

/** A desk that is asked and says nothing: what happens comes as news alone. */
const silentDesk: Activities = {
  openStage: async () => ({ wakeAt: null, settled: null }),
  climb: async () => ({ wakeAt: null, settled: null }),
  finishInterruption: async () => ({ until: null }),
  standsFrom: async () => ({ until: '2099-01-01T00:00:00.000Z' }),
  closeProcess: async () => {},
};

const settled = (eventId: string, stage: string, outcome: string, number = 1): News => ({
  eventId,
  kind: 'settled',
  stage,
  number,
  outcome,
});

/** One application from a return by the school, over a refusal overturned on appeal, to its approval. */
const told: readonly News[] = [
  settled('1', 'schoolRecommendation', 'returned'),
  { eventId: '2', kind: 'datesMoved' },
  settled('3', 'correction', 'resubmitted'),
  settled('4', 'schoolRecommendation', 'recommended', 2),
  settled('5', 'countyReview', 'notForwarded'),
  { eventId: '6', kind: 'restored' },
  settled('7', 'countyReview', 'forwarded', 2),
  { eventId: '8', kind: 'interrupted', outcome: 'withdrawn', until: '2099-01-01T00:00:00.000Z' },
  { eventId: '9', kind: 'restored' },
  settled('10', 'countyNotice', 'cleared'),
  settled('11', 'expertReview', 'selected'),
  settled('12', 'projectJustification', 'justified'),
  settled('13', 'cityNotice', 'cleared'),
  settled('14', 'finalDecision', 'approved'),
];

/** In order, cut into deliveries anywhere; each delivery perhaps repeated, with any earlier events before it. */
const deliveries = fc
  .array(
    fc.record({ size: fc.integer({ min: 1, max: 5 }), again: fc.integer({ min: 0, max: 5 }), twice: fc.boolean() }),
    {
      minLength: 14,
      maxLength: 14,
    },
  )
  .map((cuts) => {
    const batches: News[][] = [];
    let at = 0;
    for (const { size, again, twice } of cuts) {
      if (at >= told.length) break;
      const batch = told.slice(Math.max(0, at - again), at + size);
      batches.push(batch, ...(twice ? [batch] : []));
      at += size;
    }
    return batches;
  });

describe('news', () => {
  let env: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  const taskQueue = 'late-news';
  beforeAll(async () => {
    env = await timeSkipping();
    await env.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: { PxStage: 2 },
    });
    worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: silentDesk,
    });
    running = worker.run();
  }, 120_000);
  afterAll(async () => {
    worker.shutdown();
    await running;
    await env.teardown();
  });

  let story = 0;
  const outcomeOf = async (batches: readonly (readonly News[])[]): Promise<unknown> => {
    story += 1;
    const subject = { kind: 'case', id: String(story) } as const;
    const handle = await env.client.workflow.start('hostApplication', {
      workflowId: `case-${story}`,
      taskQueue,
      args: [{ subject, roundId: 'r', roundCode: 'T2026', route: 'county' }],
    });
    for (const batch of batches) await handle.signal(newsSignal, batch);
    return handle.result();
  };

  test('delivered late, twice and in any portions leads to the same end', { timeout: 120_000 }, async () => {
    expect(await outcomeOf([told])).toBe('approved');
    await fc.assert(
      fc.asyncProperty(deliveries, async (batches) => {
        expect(await outcomeOf(batches)).toBe('approved');
      }),
      { numRuns: 25 },
    );
  });

  test('of settled stages may come in any order: each is heard by the stage and number it speaks of', {
    timeout: 120_000,
  }, async () => {
    const stages = told.filter((item) => item.kind === 'settled' && item.eventId !== '5');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(stages, { minLength: stages.length }), async (shuffled) => {
        expect(await outcomeOf([shuffled])).toBe('approved');
      }),
      { numRuns: 15 },
    );
  });
});
