import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/create.js';
import { outbox } from '../../db/schema/all.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import type { Message } from '../../domain/news.js';
import { relayOnce } from '../../worker/relay.js';
import { searchAttributes } from '../../worker/search-attributes.js';
import { taskQueue } from '../../workflows/messages.js';
import { monday, openDesk, type TestDesk } from './desk.js';
import { timeSkipping } from './temporal.js';
import { workflowBundle } from './workflow-bundle.js';

/** The desk and its processes on the time-skipping server: months pass in seconds. */
export interface ProcessWorld {
  readonly desk: TestDesk;
  readonly env: TestWorkflowEnvironment;
  /** Ids of every process started so far. */
  readonly started: ReadonlySet<string>;
  /** Lets time pass until the business instant; processes, relay and windows run as they would. */
  until(instant: string): Promise<void>;
  /** Delivers all news and lets the processes act on it, without time passing. */
  settle(): Promise<void>;
  /** Time passes until the instant with every part of ours stopped; then they start again. */
  stoppedUntil(instant: string): Promise<void>;
  close(): Promise<void>;
}

/** The test server knows only the attributes it is told of. */
async function registerSearchAttributes(env: TestWorkflowEnvironment): Promise<void> {
  const keyword = 2;
  const names = Object.values(searchAttributes).map(({ name }) => name);
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(names.map((name) => [name, keyword])),
  });
}

/** How long, in real milliseconds, processes may take to come to rest. */
const patience = 30_000;
/** A timer for the very instant has fired when this much more has passed. */
const momentMs = 5;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export async function processWorld(): Promise<ProcessWorld> {
  const env = await timeSkipping();
  await registerSearchAttributes(env);
  const desk = await openDesk('embedded');
  const shift = Date.parse(monday) - (await env.currentTimeMs());
  const businessNow = async () => (await env.currentTimeMs()) + shift;
  /** Business instants at which some timer may go off: every timer is set for an instant the clock was asked for. */
  const wakes = new Set<number>();
  const clock = {
    ...desk.clock,
    now: async () => new Date(await businessNow()).toISOString(),
    realInstant: (at: string) => {
      wakes.add(Date.parse(at));
      return new Date(Date.parse(at) - shift).toISOString();
    },
  };
  const deps = { ...desk, clock };
  const processes = openProcesses(env);
  let running = await startWorker(env, deps);

  const relay = async () => {
    for (const { workflowId, message } of await desk.db.select().from(outbox))
      if ((message as Message).type === 'start') processes.add(workflowId);
    return relayOnce(desk.db, env.client);
  };
  const settle = async () => {
    const giveUp = Date.now() + patience;
    for (;;) {
      if (await relay()) continue;
      if ((await processes.areAtRest()) && !(await relay())) return;
      if (Date.now() > giveUp) throw new Error('the processes do not come to rest');
      await pause(5);
    }
  };

  return {
    desk: deps,
    env,
    started: processes.started,
    settle,
    until: async (instant) => {
      for (;;) {
        await settle();
        const now = await businessNow();
        const left = Date.parse(instant) - now;
        if (left <= 0) return;
        for (const wake of wakes) if (wake < now) wakes.delete(wake);
        await env.sleep(Math.min(left, ...[...wakes].map((wake) => wake - now)) + momentMs);
      }
    },
    stoppedUntil: async (instant) => {
      await running.stop();
      await env.sleep(Date.parse(instant) - (await businessNow()) + momentMs);
      running = await startWorker(env, deps);
      await settle();
    },
    close: async () => {
      await running.stop();
      await desk.close();
      await env.teardown();
    },
  };
}

async function startWorker(env: TestWorkflowEnvironment, deps: DeskDeps) {
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: createActivities(deps),
    stickyQueueScheduleToStartTimeout: '1 second',
  });
  const ended = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await ended;
    },
  };
}

/** The event types of a history that tell whether a worker still has something to do. */
const [taskScheduled, taskStarted] = [5, 6];
const endings = new Set([2, 3, 4]);

/** Which processes there are, and whether each has done what it had to do by now. */
function openProcesses(env: TestWorkflowEnvironment) {
  const started = new Set<string>();
  const open = new Set<string>();
  const isAtRest = async (workflowId: string): Promise<boolean> => {
    const { history } = await env.client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId },
    });
    const last = Number(history?.events?.at(-1)?.eventType);
    if (endings.has(last)) open.delete(workflowId);
    return last !== taskScheduled && last !== taskStarted;
  };
  return {
    started,
    add: (workflowId: string) => {
      if (!started.has(workflowId)) open.add(workflowId);
      started.add(workflowId);
    },
    areAtRest: async () => (await Promise.all([...open].map(isAtRest))).every((rest) => rest),
  };
}
