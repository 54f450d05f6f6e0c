import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { asc } from 'drizzle-orm';
import { createActivities } from '../../activities/create.js';
import { outbox } from '../../db/schema/all.js';
import { relayOnce } from '../../worker/relay.js';
import { searchAttributes } from '../../worker/search-attributes.js';
import { bundleWorkflows } from '../../worker/temporal.js';
import { taskQueue } from '../../workflows/messages.js';
import { monday, openDesk, type TestDesk } from './desk.js';
import { timeSkipping } from './temporal.js';

/** The desk and its processes on the time-skipping server: months pass in seconds. */
export interface ProcessWorld {
  readonly desk: TestDesk;
  readonly env: TestWorkflowEnvironment;
  /** Lets time pass until the business instant; processes, relay and windows run as they would. */
  until(instant: string): Promise<void>;
  /** Delivers all news and lets the processes act on it, without time passing. */
  settle(): Promise<void>;
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

const sixHours = 6 * 3_600_000;

export async function processWorld(): Promise<ProcessWorld> {
  const env = await timeSkipping();
  await registerSearchAttributes(env);
  const desk = await openDesk('embedded');
  const shift = Date.parse(monday) - (await env.currentTimeMs());
  const businessNow = async () => new Date((await env.currentTimeMs()) + shift).toISOString();
  const clock = {
    ...desk.clock,
    now: businessNow,
    realInstant: (at: string) => new Date(Date.parse(at) - shift).toISOString(),
  };
  const deps = { ...desk, clock };
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: await bundleWorkflows(),
    activities: createActivities(deps),
  });
  const running = worker.run();

  /** Quiet means: nothing waits in the outbox, and nothing came of a short while's waiting. */
  const settle = async () => {
    for (let quiet = 0; quiet < 3; ) {
      const busy = await relayOnce(desk.db, env.client);
      quiet = busy ? 0 : quiet + 1;
      if (quiet < 3) await new Promise((done) => setTimeout(done, 40));
    }
    const left = await desk.db.select().from(outbox).orderBy(asc(outbox.id)).limit(1);
    if (left.length > 0) throw new Error('news is still waiting');
  };

  return {
    desk: deps,
    env,
    settle,
    until: async (instant) => {
      await settle();
      for (;;) {
        const left = Date.parse(instant) - Date.parse(await businessNow());
        if (left <= 0) return;
        await env.sleep(Math.min(left, sixHours));
        await settle();
      }
    },
    close: async () => {
      worker.shutdown();
      await running;
      await desk.close();
      await env.teardown();
    },
  };
}
