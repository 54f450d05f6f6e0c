import { Client, WorkflowNotFoundError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gauges } from '../../db/read/gauges.js';
import { outbox, refusedNews, told } from '../../db/schema/all.js';
import type { Message, ProcessInput } from '../../domain/news.js';
import { relayOnce } from '../../worker/relay.js';
import { dataConverter } from '../../worker/temporal.js';
import { openDesk, type TestDesk } from '../support/desk.js';
import { devServer } from '../support/temporal.js';

/** A namespace whose operator forgot one search attribute: starts that carry a county are refused, all others taken. */
const namespace = `refusing-${crypto.randomUUID().slice(0, 8)}`;
const keyword = 2;

let env: TestWorkflowEnvironment;
let client: Client;
let desk: TestDesk;

beforeAll(async () => {
  env = await devServer();
  desk = await openDesk('postgresql');
  await env.connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  client = new Client({ connection: env.connection, namespace, dataConverter });
  await register('PxProcess', 'PxRound', 'PxStage');
  // The server's caches come to know of a namespace and its attributes in their own time.
  await comes(() => taken(client, inputOf(null)));
}, 120_000);
afterAll(async () => {
  await desk?.close();
  await env?.teardown();
});
beforeEach(() => desk.empty());

const register = (...names: string[]) =>
  env.connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(names.map((name) => [name, keyword])),
  });

async function comes(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await look()) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  expect.fail('it did not come');
}

/** Whether the server would take such a start now, tried beside the relay. */
async function taken(by: Client, input: ProcessInput): Promise<boolean> {
  const probe = `probe-${crypto.randomUUID()}`;
  await put(probe, start(input));
  await relayOnce(desk.db, by).catch(() => undefined);
  const isThere = await knows(probe);
  await desk.empty();
  return isThere;
}

const inputOf = (countyCode: string | null): ProcessInput => ({
  subject: { kind: 'case', id: crypto.randomUUID() },
  roundId: crypto.randomUUID(),
  roundCode: 'T2026',
  route: 'county',
  years: 3,
  ...(countyCode && { countyCode }),
});
const start = (input: ProcessInput): Message => ({ type: 'start', process: 'hostApplication', input });
const settled = (eventId: string): Message => ({
  type: 'news',
  news: { eventId, kind: 'settled', stage: 'schoolRecommendation', number: 1, outcome: 'recommended' },
});

async function put(workflowId: string, ...messages: Message[]): Promise<void> {
  for (const message of messages)
    await desk.db
      .insert(outbox)
      .values({ eventId: crypto.randomUUID(), workflowId, message, createdAt: await desk.clock.now() });
}

async function knows(workflowId: string): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowId).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
const signalsOf = async (workflowId: string) =>
  ((await client.workflow.getHandle(workflowId).fetchHistory()).events ?? []).filter(
    (event) => event.workflowExecutionSignaledEventAttributes,
  ).length;
const waiting = async () =>
  (await desk.db.select().from(outbox).orderBy(asc(outbox.id))).map(({ workflowId }) => workflowId);
const setAside = () => desk.db.select().from(refusedNews);
const dueAgain = () => desk.db.update(refusedNews).set({ nextAt: new Date(0).toISOString() });
const id = () => `case-${crypto.randomUUID()}`;

test('one start refused for good: its process waits, all others hear their news in the same pass', async () => {
  const [refused, ...others] = [id(), ...Array.from({ length: 9 }, id)];
  await put(refused as string, start(inputOf('countyA')));
  for (const other of others) await put(other, start(inputOf(null)));
  expect(await relayOnce(desk.db, client)).toBe(true);
  expect(await waiting()).toEqual([refused]);
  for (const other of others) expect(await knows(other)).toBe(true);
  expect(await setAside()).toEqual([
    expect.objectContaining({
      workflowId: refused,
      code: 'INVALID_ARGUMENT',
      tries: 1,
      reason: expect.stringContaining('PxCounty'),
    }),
  ]);
});

test('later news of the refused process waits behind it, in order; other processes go on', async () => {
  const [refused, other] = [id(), id()];
  await put(refused, start(inputOf('countyA')), settled('1'));
  await relayOnce(desk.db, client);
  await put(refused, settled('2'));
  await put(other, start(inputOf(null)), settled('1'));
  await relayOnce(desk.db, client);
  expect(await waiting()).toEqual([refused, refused, refused]);
  expect(await knows(refused)).toBe(false);
  expect(await signalsOf(other)).toBe(1);
});

test('it is tried again at growing intervals, five minutes at most, and costs the relay no turn meanwhile', async () => {
  const refused = id();
  await put(refused, start(inputOf('countyA')));
  const intervals: number[] = [];
  for (let tries = 1; tries <= 12; tries += 1) {
    const before = Date.now();
    await relayOnce(desk.db, client);
    const [row] = await setAside();
    expect(row?.tries).toBe(tries);
    intervals.push(Math.round((Date.parse(row?.nextAt ?? '') - before) / 1000));
    // Not due yet: there is nothing to do, and nobody asks the server.
    expect(await relayOnce(desk.db, client)).toBe(false);
    expect((await setAside())[0]?.tries).toBe(tries);
    await dueAgain();
  }
  for (const [at, seconds] of intervals.entries())
    expect(Math.abs(seconds - Math.min(300, 2 ** at))).toBeLessThanOrEqual(2);
});

test('news a running process cannot take is set aside likewise', async () => {
  const [tooLong, other] = [id(), id()];
  await put(tooLong, start(inputOf(null)));
  await relayOnce(desk.db, client);
  const long: Message = { type: 'news', news: { eventId: 'x'.repeat(2_200_000), kind: 'restored' } };
  await put(tooLong, long);
  await put(other, start(inputOf(null)));
  await relayOnce(desk.db, client);
  expect(await waiting()).toEqual([tooLong]);
  expect(await knows(other)).toBe(true);
  expect((await setAside())[0]?.workflowId).toBe(tooLong);
});

test('operators count what is set aside by the answer', async () => {
  await put(id(), start(inputOf('countyA')));
  await put(id(), start(inputOf('countyA')));
  await relayOnce(desk.db, client);
  expect([...(await gauges(desk.db, await desk.clock.now())).refusedNews]).toEqual([['INVALID_ARGUMENT', 2]]);
});

test('a refusal that another relay has outrun is counted no more', async () => {
  await put(id(), start(inputOf('countyA')));
  await relayOnce(desk.db, client);
  await desk.db.delete(outbox);
  expect([...(await gauges(desk.db, await desk.clock.now())).refusedNews]).toEqual([]);
});

test('where everybody is refused alike nobody is set aside: all waits, and leaves as soon as the server takes it', async () => {
  const nowhere = new Client({ connection: env.connection, namespace: 'a-namespace-that-is-not-there', dataConverter });
  await put(id(), start(inputOf(null)));
  await put(id(), start(inputOf('countyA')));
  await expect(relayOnce(desk.db, nowhere)).rejects.toThrow();
  expect(await setAside()).toEqual([]);
  expect(await waiting()).toHaveLength(2);
});

test('once the cause is mended it arrives by itself, in order, and is counted no more', async () => {
  const refused = id();
  await put(refused, start(inputOf('countyA')), settled('1'), settled('2'));
  await relayOnce(desk.db, client);
  await register('PxCounty');
  await comes(async () => {
    await relayOnce(desk.db, client);
    return (await waiting()).length === 0;
  });
  expect(await signalsOf(refused)).toBe(1);
  expect(await setAside()).toEqual([]);
  expect(await desk.db.select().from(told)).toHaveLength(3);
}, 120_000);
