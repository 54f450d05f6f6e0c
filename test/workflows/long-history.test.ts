import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activities, StageKey } from '../../activities/create.js';
import type { News } from '../../domain/news.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal, type TemporalServer } from '../../scripts/ensure/temporal-server.js';
import { attributesOf } from '../../worker/search-attributes.js';
import { news } from '../../workflows/messages.js';
import { quietRuntime } from '../support/temporal.js';
import { workflowBundle } from '../support/workflow-bundle.js';

/** A server that calls a history long after a dozen events: what 4,096 would do to a case of many years. */
const longHistory = 12;

let server: TemporalServer;
let connection: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;
const taskQueue = 'long-history';
const opened: string[] = [];
let startsOver = 0;
const counts = () => {
  startsOver += 1;
};

const desk: Activities = {
  openStage: async ({ stage, number }: StageKey) => {
    opened.push(`${stage} ${number}`);
    return { wakeAt: null, settled: stage === 'correction' ? 'resubmitted' : null };
  },
  climb: async () => ({ wakeAt: null, settled: null }),
  finishInterruption: async () => ({ until: null }),
  standsFrom: async () => ({ until: null }),
  closeProcess: async () => {},
};

beforeAll(async () => {
  quietRuntime();
  server = await startTemporal({ port: await freePort(), namespace: 'default', longHistory });
  connection = await NativeConnection.connect({ address: server.address });
  client = new Client({ connection: await Connection.connect({ address: server.address }) });
  worker = await Worker.create({
    connection,
    taskQueue,
    activities: desk,
    workflowBundle: await workflowBundle(),
    sinks: { machinery: { startsOver: { fn: counts } } },
  });
  running = worker.run();
}, 180_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await client.connection.close();
  await connection.close();
  await server.stop();
});

test('a case whose history grows long goes on in a new run where it stood, and drops what the old one had heard', {
  timeout: 120_000,
}, async () => {
  const input = {
    subject: { kind: 'case', id: 'one' },
    roundId: 'r',
    roundCode: 'R1',
    countyCode: 'QH',
    route: 'county',
  } as const;
  const handle = await client.workflow.start('hostApplication', {
    taskQueue,
    workflowId: 'case-one',
    args: [input],
    ...attributesOf('hostApplication', input),
  });
  let count = 0;
  const settled = (stage: string, number: number, outcome: string): News => {
    count += 1;
    return { eventId: `event ${count}`, kind: 'settled', stage, number, outcome };
  };
  /** Its last event is none that the worker has still to answer. */
  const isAtRest = async () => {
    const last = (await handle.fetchHistory()).events?.at(-1);
    const isWaiting =
      last?.workflowExecutionSignaledEventAttributes ??
      last?.workflowExecutionStartedEventAttributes ??
      last?.workflowTaskScheduledEventAttributes ??
      last?.workflowTaskStartedEventAttributes ??
      // The new run is not what was read.
      last?.workflowExecutionContinuedAsNewEventAttributes;
    return !isWaiting;
  };
  const hears = async (item: News) => {
    await handle.signal(news, [item]);
    await expect.poll(isAtRest, { interval: 20, timeout: 20_000 }).toBe(true);
  };
  /** Tells it, and lets the history grow past what is long. */
  const tell = async (item: News) => {
    await hears(item);
    for (let more = 0; more < longHistory / 3; more += 1) {
      count += 1;
      await hears({ eventId: `event ${count}`, kind: 'datesMoved' });
    }
  };
  const returned = settled('countyReview', 1, 'returned');
  await tell(settled('schoolRecommendation', 1, 'recommended'));
  await tell(returned);
  await tell(settled('schoolRecommendation', 2, 'recommended'));
  // The outcomes of a followed stage are counted as they come: heard twice, this one would send the form back again.
  await tell(returned);
  await tell(settled('countyReview', 2, 'forwarded'));
  await tell(settled('countyNotice', 1, 'cleared'));
  await tell(settled('expertReview', 1, 'selected'));
  const described = await handle.describe();
  expect(described.searchAttributes).toMatchObject({ PxProcess: ['hostApplication'], PxCounty: ['QH'] });
  expect(described.searchAttributes.PxStage).toEqual(['projectJustification']);
  await tell(settled('projectJustification', 1, 'justified'));
  await tell(settled('cityNotice', 1, 'cleared'));
  await handle.signal(news, [settled('finalDecision', 1, 'approved')]);
  expect(await handle.result()).toBe('approved');
  expect(startsOver).toBeGreaterThan(4);
  expect([...new Set(opened)]).toEqual(['schoolRecommendation 1', 'correction 1', 'schoolRecommendation 2']);
});
