import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { sql } from 'drizzle-orm';
import { createActivities } from '../../activities/create.js';
import type { Db } from '../../db/database.js';
import { outbox, told } from '../../db/schema/all.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { relayOnce } from '../../worker/relay.js';
import { searchAttributes } from '../../worker/search-attributes.js';
import { dataConverter } from '../../worker/temporal.js';
import { taskQueue } from '../../workflows/messages.js';
import { monday, openDesk, type TestDesk } from './desk.js';
import { timeSkipping } from './temporal.js';
import { workflowBundle } from './workflow-bundle.js';

/** The desk and its processes on the time-skipping server: months pass in seconds. */
export interface ProcessWorld {
  readonly desk: TestDesk;
  readonly env: TestWorkflowEnvironment;
  /** Unlike the environment's own client, it lets no time pass while a result is awaited. */
  readonly client: Client;
  /** Ids of every process started so far. */
  readonly started: ReadonlySet<string>;
  /** Lets time pass until the business instant; processes, relay and windows run as they would. */
  until(instant: string): Promise<void>;
  /** Delivers all news and lets the processes act on it, without time passing. */
  settle(): Promise<void>;
  /**
   * Time passes until the instant and wakes no process, as with every part of ours stopped; what had to wake one comes then. (A
   * worker that is really stopped and started is tried on the real server: this one lets no time go on meanwhile.)
   */
  stoppedUntil(instant: string): Promise<void>;
  /** Ends all processes and empties the desk: the next story begins on the same Monday. */
  anew(): Promise<void>;
  close(): Promise<void>;
}

const startsTold = (db: Db) =>
  db.select({ workflowId: told.workflowId }).from(told).where(sql`${told.message}->>'type' = 'start'`);

const newsWaits = async (db: Db) => (await db.select({ id: outbox.id }).from(outbox).limit(1)).length > 0;

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
const patience = 60_000;
/** A timer for the very instant has fired when this much more has passed. */
const momentMs = 5;
/**
 * News is not delivered when a timer goes off within this time, longer than a process takes to act on news. The timer of a wait that news
 * has ended is cancelled; has it gone off meanwhile, the test server refuses what the process did and never asks it again (sdk-java
 * #2606, #3088), where Temporal itself takes it. A timer comes a little after its instant, by as long as its process took to set it: one
 * for 09:00 is still to come when a story acts at 09:00.
 */
const tooNearMs = 500;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export async function processWorld(): Promise<ProcessWorld> {
  const env = await timeSkipping();
  await registerSearchAttributes(env);
  const client = new Client({ connection: env.connection, dataConverter });
  const desk = await openDesk();
  let shift = Date.parse(monday) - (await env.currentTimeMs());
  const businessNow = async () => (await env.currentTimeMs()) + shift;
  const clock = {
    ...desk.clock,
    now: async () => new Date(await businessNow()).toISOString(),
    realInstant: (at: string) => new Date(Date.parse(at) - shift).toISOString(),
  };
  const deps = { ...desk, clock };
  const processes = openProcesses(env);
  const running = await startWorker(env, deps);

  /** Nothing was delivered and no time has passed since all were seen at rest. */
  let isQuiet = false;
  const relay = async () => {
    const isBusy = await relayOnce(desk.db, client);
    // from what was delivered: an activity may start a process between a look at what waits and its delivery
    if (isBusy) for (const { workflowId } of await startsTold(desk.db)) processes.add(workflowId);
    return isBusy;
  };
  /** To processes at rest, and never into the moment of a timer: that one goes off first. @returns whether anything happened */
  const deliver = async () => {
    if (!(await newsWaits(desk.db))) return false;
    const untilTimer = processes.nextTimer() - (await env.currentTimeMs());
    if (untilTimer > tooNearMs) return relay();
    await env.sleep(Math.max(untilTimer, 0) + momentMs);
    return true;
  };
  const settle = async () => {
    const giveUp = Date.now() + patience;
    for (;;) {
      if (isQuiet && !(await deliver())) return;
      isQuiet = await processes.areAtRest(await env.currentTimeMs());
      if (isQuiet) continue;
      if (Date.now() > giveUp) throw new Error(`the processes do not come to rest: ${processes.whoIsBusy()}`);
      // The server fires a timer only while time is let go on.
      if (processes.nextTimer() <= (await env.currentTimeMs())) await env.sleep(1);
      else await pause(5);
    }
  };

  return {
    desk: deps,
    env,
    client,
    started: processes.started,
    settle,
    until: async (instant) => {
      for (;;) {
        await settle();
        const now = await businessNow();
        const left = Date.parse(instant) - now;
        if (left <= 0) return;
        const next = processes.nextTimer() + shift - now;
        isQuiet = false;
        await env.sleep(Math.max(Math.min(left, next), 0) + momentMs);
      }
    },
    stoppedUntil: async (instant) => {
      // a timer of this very moment goes off before everything is stopped
      isQuiet = false;
      await settle();
      const real = await env.currentTimeMs();
      const toTimer = processes.nextTimer() - real;
      const first = Number.isFinite(toTimer) ? toTimer : 0;
      // By the time the first timer goes off, the business clock has come to the instant.
      shift = Date.parse(instant) - (real + first);
      isQuiet = false;
      await env.sleep(first + momentMs);
      await settle();
    },
    anew: async () => {
      await processes.endAll();
      await desk.empty();
      shift = Date.parse(monday) - (await env.currentTimeMs());
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
    dataConverter,
    activities: createActivities(deps),
  });
  const ended = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await ended;
    },
  };
}

/** The event types of a history that tell what a process still has to do. */
const taskScheduled = 5;
const taskStarted = 6;
const endings = new Set([2, 3, 4, 21, 27]);

/** Which processes there are, whether each has done what it had to do by now, and when the next timer goes off. */
function openProcesses(env: TestWorkflowEnvironment) {
  const started = new Set<string>();
  /** The next timer of each open process, in real milliseconds. */
  const open = new Map<string, number>();
  const busy = new Map<string, string>();
  const isAtRest = async (workflowId: string, now: number): Promise<boolean> => {
    const { history } = await env.client.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId },
    });
    const timers = new Map<string, number>();
    for (const event of history?.events ?? []) {
      const timer = event.timerStartedEventAttributes;
      if (timer) timers.set(`${timer.timerId}`, msOf(event.eventTime) + msOf(timer.startToFireTimeout));
      const ended = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
      if (ended) timers.delete(`${ended.timerId}`);
    }
    const next = Math.min(...timers.values());
    open.set(workflowId, next);
    const last = Number(history?.events?.at(-1)?.eventType);
    if (endings.has(last)) open.delete(workflowId);
    const isResting = endings.has(last) || (last !== taskScheduled && last !== taskStarted && next > now);
    if (isResting) busy.delete(workflowId);
    else busy.set(workflowId, `event ${last}, timer in ${next - now} ms`);
    return isResting;
  };
  return {
    started,
    add: (workflowId: string) => {
      if (!started.has(workflowId)) open.set(workflowId, Number.POSITIVE_INFINITY);
      started.add(workflowId);
    },
    endAll: async () => {
      for (const workflowId of open.keys()) await env.client.workflow.getHandle(workflowId).terminate();
      started.clear();
      open.clear();
    },
    areAtRest: async (now: number) =>
      (await Promise.all([...open.keys()].map((id) => isAtRest(id, now)))).every((rest) => rest),
    whoIsBusy: () => [...busy].map((entry) => entry.join(' ')).join('\n'),
    nextTimer: () => Math.min(...open.values()),
  };
}

type Span = { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined;
const msOf = (span: Span): number => Number(span?.seconds ?? 0) * 1000 + (span?.nanos ?? 0) / 1_000_000;
